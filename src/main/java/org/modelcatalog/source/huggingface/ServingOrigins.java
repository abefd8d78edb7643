package org.modelcatalog.source.huggingface;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.Origins;

/** The fields that follow from who serves a model, and by which rule each does. */
final class ServingOrigins {

    private static final Map<ModelField, String> RULES = new EnumMap<>(Map.of(
            ModelField.PROVIDERS, "offers",
            ModelField.CONTEXT_LENGTH, "largest_context_of_live_providers",
            ModelField.PRICING, "lowest_prompt_price_of_live_providers",
            ModelField.TOP_PROVIDER, "provider_of_the_quoted_price",
            ModelField.SUPPORTED_PARAMETERS, "features_of_live_providers"));

    private static final Map<ModelField, Function<Serving, Object>> VALUES = new EnumMap<>(Map.of(
            ModelField.PROVIDERS, Serving::offers,
            ModelField.CONTEXT_LENGTH, serving -> serving.contextLength().orElse(null),
            ModelField.PRICING, serving -> serving.pricing().complete() ? serving.pricing() : null,
            ModelField.TOP_PROVIDER, serving -> serving.top().orElse(null),
            ModelField.SUPPORTED_PARAMETERS, Serving::supportedParameters));

    private ServingOrigins() {}

    /** Notes what is known of these fields. */
    static void note(Origins origins, Serving serving) {
        VALUES.forEach((field, value) -> origins.note(field, value.apply(serving), RULES.get(field)));
    }

    /**
     * Notes which of two accounts decided each field of their union; what follows from no live offer comes from nowhere.
     *
     * @param better the account that is named where both say the same
     * @param betterOrigin never gives null
     */
    static void noteUnion(
            Map<ModelField, Origin> origins, Serving union, Serving better, Function<ModelField, Origin> betterOrigin) {
        VALUES.forEach((field, value) -> {
            Object decided = value.apply(union);
            boolean known = ModelField.isValue(decided);
            boolean noted = follows(field, origins.get(field));
            if (!known && noted) {
                origins.remove(field);
            } else if (known && (!noted || decided.equals(value.apply(better)))) {
                origins.put(field, betterOrigin.apply(field));
            }
        });
    }

    /** Whether this is the origin of a value that follows from offers. */
    private static boolean follows(ModelField field, Origin origin) {
        return origin != null && RULES.get(field).equals(origin.rule());
    }

    static Origin origin(ModelField field, String source, Instant at) {
        return new Origin(source, RULES.get(field), at);
    }
}
