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
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
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
        Offer offer = offer(json, ownPlan);
        var serving = new Serving(List.of(offer));
        origins.noteListed(serving, "max_completion_tokens");
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
                origins.note(ModelField.CONTEXT_LENGTH, serving.contextLength().orElse(null), "context_length"),
                Architecture.UNKNOWN,
                serving,
                null,
                origins.noted());
    }

    private static Offer offer(JsonNode json, boolean ownPlan) {
        boolean barred = ownPlan && Boolean.FALSE.equals(bool(json, "available_on_current_plan"));
        Long contextLength = positive(json, "context_length");
        Long maxCompletion = positive(json, "max_completion_tokens");
        return new Offer(
                FeatherlessSource.SLUG,
                null,
                null,
                barred ? NOT_IN_PLAN : Offer.LIVE,
                contextLength,
                pricing(object(json, "pricing")),
                null,
                null,
                null,
                null,
                null,
                new OfferTerms(new TopProvider(contextLength, maxCompletion, null), List.of(), Map.of(), null));
    }

    private static Pricing pricing(JsonNode stated) {
        if (stated == null) {
            return Pricing.UNKNOWN;
        }
        Pricing exact =
                Pricing.perToken(TokenPrice.of(text(stated, "prompt")), TokenPrice.of(text(stated, "completion")));
        return exact.complete()
                ? exact
                : Pricing.perToken(
                        TokenPrice.ofMillion(decimal(stated, "input")),
                        TokenPrice.ofMillion(decimal(stated, "output")));
    }
}
