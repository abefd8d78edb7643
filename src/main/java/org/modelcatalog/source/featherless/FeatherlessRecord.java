package org.modelcatalog.source.featherless;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.decimal;
import static org.modelcatalog.source.json.TolerantJson.idOf;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * A model as Featherless lists it; its ids are those of the Hub. Prices come twice: per token as strings ({@code prompt},
 * {@code completion}) and per million tokens as numbers ({@code input}, {@code output}); the former are exact.
 */
final class FeatherlessRecord {

    private static final String SITE = "https://featherless.ai/models/";

    /** The status of a model that the plan of the configured key does not include. */
    static final String NOT_IN_PLAN = "not_in_plan";

    private static final String ACTIVE = "active";

    private FeatherlessRecord() {}

    /**
     * The row of a record.
     *
     * @param ownPlan whether a key was sent, so that what is said of the plan is about it
     * @throws UnusableRecordException when it has no id
     */
    static Model row(JsonNode json, boolean ownPlan, Instant at) throws UnusableRecordException {
        String id = idOf(json, "id");
        var origins = new Origins(FeatherlessSource.SLUG, at);
        Architecture architecture = architecture(object(json, "features"), origins);
        var serving = new Serving(List.of(offer(json, architecture, ownPlan)));
        origins.noteListed(serving, "max_completion_tokens");
        origins.note(ModelField.SUPPORTED_PARAMETERS, serving.supportedParameters(), "features");
        return new Model(
                id,
                id,
                ModelId.isValid(id) ? id : null,
                List.of(),
                ModelName.of(id),
                ModelId.owner(id),
                SITE + id,
                List.of(FeatherlessSource.SLUG),
                origins.note(ModelField.CREATED, time(json, "created"), "created"),
                null,
                null,
                architecture,
                serving,
                new Facts(null, null, null, null, null, parameters(json, origins)),
                null,
                origins.noted());
    }

    /** Every model there writes text and reads it; {@code image_input} adds the images. */
    private static Architecture architecture(JsonNode features, Origins origins) {
        Boolean images = features == null ? null : bool(features, "image_input");
        if (images == null) {
            return Architecture.UNKNOWN;
        }
        List<Modality> inputs = images ? List.of(Modality.TEXT, Modality.IMAGE) : List.of(Modality.TEXT);
        var architecture = new Architecture(inputs, List.of(Modality.TEXT), null, null);
        origins.note(ModelField.MODALITY, architecture.modality(), "features");
        return architecture;
    }

    private static ParameterCount parameters(JsonNode json, Origins origins) {
        Long size = positive(json, "parameter_size");
        return origins.note(
                ModelField.NUM_PARAMETERS,
                size == null ? null : new ParameterCount(size, Rule.STATED),
                "parameter_size");
    }

    /** A model that is not deployed answers no request. */
    private static String status(JsonNode json, boolean ownPlan) {
        if (ownPlan && Boolean.FALSE.equals(bool(json, "available_on_current_plan"))) {
            return NOT_IN_PLAN;
        }
        String stated = text(json, "status");
        return stated == null || stated.equals(ACTIVE) ? Offer.LIVE : stated;
    }

    private static Offer offer(JsonNode json, Architecture architecture, boolean ownPlan) {
        JsonNode features = object(json, "features");
        Long contextLength = positive(json, "context_length");
        Long maxCompletion = positive(json, "max_completion_tokens");
        return new Offer(
                FeatherlessSource.SLUG,
                null,
                null,
                status(json, ownPlan),
                new Limits(contextLength, null, maxCompletion),
                pricing(object(json, "pricing")),
                null,
                Capabilities.of(architecture.inputs(), architecture.outputs())
                        .with(Capability.TOOLS, features == null ? null : bool(features, "tool_use")),
                null,
                null,
                null,
                new OfferTerms(
                        new TopProvider(contextLength, maxCompletion, null), List.of(), Map.of(), null, List.of()));
    }

    private static Pricing pricing(JsonNode stated) {
        if (stated == null) {
            return Pricing.UNKNOWN;
        }
        Pricing exact = TokenPrice.all(stated);
        return exact.complete()
                ? exact
                : exact.with(Pricing.perToken(
                        TokenPrice.ofMillion(decimal(stated, "input")),
                        TokenPrice.ofMillion(decimal(stated, "output"))));
    }
}
