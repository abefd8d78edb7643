package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/**
 * A numeric or temporal property that models are filtered and sorted by. A constant here is all that a new range takes:
 * both query parameters, their documentation, the index and the ends in the facets follow from it.
 */
public enum Measure {
    PARAMS(
            "params",
            Unit.COUNT,
            model ->
                    model.parameters() == null ? null : count(model.parameters().value()),
            "Parameters; models of unknown size match no limit",
            "8000000000"),
    CONTEXT_LENGTH("context_length", Unit.COUNT, model -> count(model.contextLength()), "Tokens of context", "32768"),
    MAX_OUTPUT(
            "max_output",
            Unit.COUNT,
            model -> count(model.serving().limits().maxOutput()),
            "Tokens that the most generous live offer returns at most",
            "8192"),
    /** Of the prompt. */
    PRICE(
            "price",
            Unit.USD_PER_MILLION,
            model -> perMillion(model.serving().pricing().prompt()),
            "Price of the prompt in US dollars per million tokens; rows state it per token; 0 = free",
            "0.5"),
    /** Of the completion. */
    OUTPUT_PRICE(
            "output_price",
            Unit.USD_PER_MILLION,
            model -> perMillion(model.serving().pricing().completion()),
            "Price of the completion in US dollars per million tokens; rows state it per token; 0 = free",
            "1.5"),
    DOWNLOADS("downloads", Unit.COUNT, hub(hub -> count(hub.downloads())), "Downloads of the last 30 days", "1000"),
    LIKES("likes", Unit.COUNT, hub(hub -> count(hub.likes())), "Likes", "10"),
    THROUGHPUT(
            "throughput",
            Unit.TOKENS_PER_SECOND,
            model -> figures(model, Offer::throughput)
                    .max(Comparator.naturalOrder())
                    .orElse(null),
            "Tokens per second of the fastest live offer",
            "50"),
    /** To the first token. */
    LATENCY(
            "latency",
            Unit.MILLISECONDS,
            model -> figures(model, Offer::firstTokenLatencyMs)
                    .min(Comparator.naturalOrder())
                    .orElse(null),
            "Milliseconds to the first token of the quickest live offer",
            "500"),
    /** Sorted by, but in no range: a score without a unit means nothing to clients. */
    TRENDING("trending", Unit.SCORE, hub(HubMetrics::trendingScore), null, null),
    CREATED(
            "created",
            Unit.TIME,
            model -> IsoTime.parse(model.created()),
            "Created: an ISO-8601 date or date-time, UTC where it has no offset",
            "2025-01-01"),
    MODIFIED(
            "modified",
            Unit.TIME,
            hub(hub -> IsoTime.parse(hub.lastModified())),
            "Modified: an ISO-8601 date or date-time, UTC where it has no offset",
            "2025-06-30"),
    EXPIRES(
            "expires",
            Unit.TIME,
            model -> IsoTime.parse(model.facts().expirationDate()),
            "When its source stops offering it: an ISO-8601 date or date-time, UTC where it has no offset",
            "2026-12-31"),
    INTELLIGENCE_INDEX(
            "intelligence_index",
            Unit.POINTS,
            model -> Benchmarks.index(model, "intelligence_index"),
            "Intelligence index of Artificial Analysis, as a gateway states it",
            "50"),
    CODING_INDEX(
            "coding_index",
            Unit.POINTS,
            model -> Benchmarks.index(model, "coding_index"),
            "Coding index of Artificial Analysis, as a gateway states it",
            "50"),
    AGENTIC_INDEX(
            "agentic_index",
            Unit.POINTS,
            model -> Benchmarks.index(model, "agentic_index"),
            "Agentic index of Artificial Analysis, as a gateway states it",
            "50"),
    /** Sorted by, but in no range: arenas do not agree on a scale. */
    DESIGN_ARENA_ELO("design_arena_elo", Unit.SCORE, Benchmarks::elo, null, null);

    /** The unit of values, and so how clients write them. */
    public enum Unit {
        /** Whole numbers. */
        COUNT,
        USD_PER_MILLION("US dollars per million tokens"),
        TOKENS_PER_SECOND("tokens per second"),
        MILLISECONDS("milliseconds"),
        /** Of an index of benchmarks. */
        POINTS("points"),
        /** Seconds since 1970; written in ISO-8601. */
        TIME,
        SCORE;

        private final String decimals;

        Unit() {
            this(null);
        }

        Unit(String decimals) {
            this.decimals = decimals;
        }

        /** What values count, for clients; null where they are no decimals. */
        public String decimals() {
            return decimals;
        }
    }

    /** Those that can be limited to a range. */
    public static final List<Measure> RANGED = Arrays.stream(values())
            .filter(measure -> measure.unit != Unit.SCORE)
            .toList();

    private static final int MILLION = 6;

    private final String label;
    private final Unit unit;
    private final Function<Model, BigDecimal> value;
    private final String description;
    private final String example;

    Measure(String label, Unit unit, Function<Model, BigDecimal> value, String description, String example) {
        this.label = label;
        this.unit = unit;
        this.value = value;
        this.description = description;
        this.example = example;
    }

    /** The name clients see. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    /** The meaning of the query parameters, for their documentation; null where there are none. */
    public String description() {
        return description;
    }

    /** A value, for the documentation; null where there are no parameters. */
    public String example() {
        return example;
    }

    /** Whether it is a time, which is shown as one. */
    public boolean isTime() {
        return unit == Unit.TIME;
    }

    /** The parameter of the beginning of a range. */
    public String lower() {
        return isTime() ? label + "_after" : "min_" + label;
    }

    /** The parameter of the end of a range. */
    public String upper() {
        return isTime() ? label + "_before" : "max_" + label;
    }

    /** A value of it as text. */
    public String show(BigDecimal value) {
        return isTime()
                ? IsoTime.instant(value).toString()
                : value.stripTrailingZeros().toPlainString();
    }

    /** Null = unknown. */
    public BigDecimal value(Model model) {
        return value.apply(model);
    }

    private static Function<Model, BigDecimal> hub(Function<HubMetrics, BigDecimal> value) {
        return model -> model.hub() == null ? null : value.apply(model.hub());
    }

    private static Stream<BigDecimal> figures(Model model, Function<Offer, BigDecimal> figure) {
        return model.serving().live().map(figure).filter(Objects::nonNull);
    }

    private static BigDecimal count(Long value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static BigDecimal perMillion(BigDecimal price) {
        return price == null ? null : price.scaleByPowerOfTen(MILLION);
    }
}
