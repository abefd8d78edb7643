package org.modelcatalog.source.openrouter;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.decimals;
import static org.modelcatalog.source.json.TolerantJson.idOf;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;
import static org.modelcatalog.source.json.TolerantJson.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * A model as OpenRouter lists it. Its JSON names are known here and nowhere else.
 *
 * <p>{@code hugging_face_id} is null or empty where there is none. {@code ~owner/name-latest} is another name of the model
 * that {@code alias_target} names.
 */
final class OpenRouterRecord {

    private static final String SITE = "https://openrouter.ai/";

    private final JsonNode json;
    private final Origins origins;

    private OpenRouterRecord(JsonNode json, Instant at) {
        this.json = json;
        this.origins = new Origins(OpenRouterSource.SLUG, at);
    }

    /**
     * The row of a record.
     *
     * @throws UnusableRecordException when it has no id
     */
    static Model row(JsonNode json, Instant at) throws UnusableRecordException {
        return new OpenRouterRecord(json, at).row(idOf(json, "id"));
    }

    private Model row(String id) {
        String slug = text(json, "canonical_slug");
        String hubId = text(json, "hugging_face_id");
        String name = text(json, "name");
        Architecture architecture = architecture();
        var serving = new Serving(List.of(offer(architecture)));
        origins.noteListed(serving, "top_provider");
        origins.note(ModelField.SUPPORTED_PARAMETERS, serving.supportedParameters(), "supported_parameters");
        return new Model(
                id,
                slug == null ? id : slug,
                hubId != null && ModelId.isValid(hubId) ? hubId : null,
                List.of(),
                name == null ? ModelName.of(id) : name,
                owner(id),
                SITE + id,
                List.of(OpenRouterSource.SLUG),
                origins.note(ModelField.CREATED, time(json, "created"), "created"),
                origins.note(ModelField.DESCRIPTION, text(json, "description"), "description"),
                object(json, "alias_target") == null ? null : text(object(json, "alias_target"), "slug"),
                architecture,
                serving,
                OpenRouterFacts.read(json, origins),
                null,
                origins.noted());
    }

    private Architecture architecture() {
        JsonNode stated = object(json, "architecture");
        if (stated == null) {
            return Architecture.UNKNOWN;
        }
        var architecture = new Architecture(
                Modality.of(texts(stated, "input_modalities")),
                Modality.of(texts(stated, "output_modalities")),
                origins.note(ModelField.TOKENIZER, text(stated, "tokenizer"), "architecture.tokenizer"),
                origins.note(ModelField.INSTRUCT_TYPE, text(stated, "instruct_type"), "architecture.instruct_type"));
        origins.note(ModelField.MODALITY, architecture.modality(), "architecture");
        return architecture;
    }

    /** To whom it routes a request it does not tell here, so the offer is its own. */
    private Offer offer(Architecture architecture) {
        List<String> stated = OpenRouterFacts.words(json, "supported_parameters");
        List<String> parameters = stated == null ? List.of() : stated;
        OpenRouterPrices prices = OpenRouterPrices.read(object(json, "pricing"));
        TopProvider top = top(object(json, "top_provider"));
        return new Offer(
                OpenRouterSource.SLUG,
                null,
                null,
                Offer.LIVE,
                new Limits(positive(json, "context_length"), null, top == null ? null : top.maxCompletionTokens()),
                prices.pricing(),
                null,
                capabilities(architecture, parameters),
                null,
                null,
                null,
                new OfferTerms(
                        top,
                        parameters,
                        decimals(json, "default_parameters"),
                        object(json, "per_request_limits") == null ? null : decimals(json, "per_request_limits"),
                        prices.overrides()));
    }

    /** The list of parameters is whole: what is not in it is not supported. */
    private Capabilities capabilities(Architecture architecture, List<String> parameters) {
        boolean reasons = object(json, "reasoning") != null
                || parameters.contains("reasoning")
                || parameters.contains("include_reasoning");
        boolean listed = !parameters.isEmpty();
        return Capabilities.of(architecture.inputs(), architecture.outputs())
                .with(Capability.TOOLS, listed ? parameters.contains("tools") : null)
                .with(Capability.STRUCTURED_OUTPUTS, listed ? parameters.contains("structured_outputs") : null)
                .with(Capability.REASONING, listed || reasons ? reasons : null);
    }

    /** The tilde marks an alias, not an owner. */
    private static String owner(String id) {
        return ModelId.owner(id.startsWith("~") ? id.substring(1) : id);
    }

    private static TopProvider top(JsonNode stated) {
        return stated == null
                ? null
                : new TopProvider(
                        positive(stated, "context_length"),
                        positive(stated, "max_completion_tokens"),
                        bool(stated, "is_moderated"));
    }
}
