package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;

/** What models are filtered and sorted by in figures. Times are seconds since 1970. */
public enum Measure {
    PARAMS(
            "params",
            hub(hub -> hub.parameters() == null ? null : count(hub.parameters().value()))),
    /** Tokens. */
    CONTEXT_LENGTH("context_length", model -> count(model.contextLength())),
    /** Of the prompt, in US dollars per million tokens. */
    PRICE("price", model -> perMillion(model.serving().pricing().prompt())),
    DOWNLOADS("downloads", hub(hub -> count(hub.downloads()))),
    LIKES("likes", hub(hub -> count(hub.likes()))),
    TRENDING("trending", hub(HubMetrics::trendingScore)),
    CREATED("created", model -> IsoTime.parse(model.created())),
    MODIFIED("modified", hub(hub -> IsoTime.parse(hub.lastModified())));

    /** Those that can be limited to a range. */
    public static final List<Measure> RANGED =
            List.of(PARAMS, CONTEXT_LENGTH, PRICE, DOWNLOADS, LIKES, CREATED, MODIFIED);

    private static final int MILLION = 6;

    private final String label;
    private final Function<Model, BigDecimal> value;

    Measure(String label, Function<Model, BigDecimal> value) {
        this.label = label;
        this.value = value;
    }

    /** The name clients see. */
    public String label() {
        return label;
    }

    /** Whether it is a moment, which is shown as one. */
    public boolean isTime() {
        return this == CREATED || this == MODIFIED;
    }

    /** The parameter that says where a range begins. */
    public String lower() {
        return isTime() ? label + "_after" : "min_" + label;
    }

    /** The parameter that says where a range ends. */
    public String upper() {
        return isTime() ? label + "_before" : "max_" + label;
    }

    /** A value of it in words. */
    public String show(BigDecimal value) {
        return isTime()
                ? IsoTime.instant(value).toString()
                : value.stripTrailingZeros().toPlainString();
    }

    /** Null = unknown. */
    BigDecimal value(Model model) {
        return value.apply(model);
    }

    private static Function<Model, BigDecimal> hub(Function<HubMetrics, BigDecimal> value) {
        return model -> model.hub() == null ? null : value.apply(model.hub());
    }

    private static BigDecimal count(Long value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static BigDecimal perMillion(BigDecimal price) {
        return price == null ? null : price.scaleByPowerOfTen(MILLION);
    }
}
