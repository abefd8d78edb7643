package org.modelcatalog.source;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Serving;

/** Collects where the values of one row come from while the row is made. What is unknown comes from nowhere. */
public final class Origins {

    private final String source;
    private final Instant at;
    private final Map<ModelField, Origin> noted = new EnumMap<>(ModelField.class);

    /**
     * @param source the API that says the values
     * @param at when it was asked
     */
    public Origins(String source, Instant at) {
        this.source = source;
        this.at = at;
    }

    /** Notes by which rule a value follows, when there is a value, and gives the value back. */
    public <T> T note(ModelField field, T value, String rule) {
        if (ModelField.isValue(value)) {
            noted.put(field, new Origin(source, rule, at));
        }
        return value;
    }

    /** Notes what a gateway's list says of who serves a model; the rule is that of the best offer's terms and longest output. */
    public void noteListed(Serving serving, String topRule) {
        note(ModelField.PROVIDERS, serving.offers(), "listed");
        note(ModelField.PRICING, serving.pricing().complete() ? serving.pricing() : null, "pricing");
        note(ModelField.CONTEXT_LENGTH, serving.contextLength().orElse(null), "context_length");
        note(ModelField.MAX_OUTPUT, serving.limits().maxOutput(), topRule);
        note(ModelField.INPUT_CACHE_READ, serving.pricing().of(Price.INPUT_CACHE_READ), "pricing");
        note(ModelField.INPUT_CACHE_WRITE, serving.pricing().of(Price.INPUT_CACHE_WRITE), "pricing");
        note(ModelField.TOP_PROVIDER, serving.top().orElse(null), topRule);
    }

    /** What was noted. */
    public Map<ModelField, Origin> noted() {
        return noted;
    }
}
