package org.modelcatalog.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modelcatalog.model.Model;

/**
 * The order of a list. Unknown values come last in either direction; equal values keep the snapshot's order.
 */
public record Sort(Key key, boolean descending) {

    /** The properties that a list can be sorted by. */
    public enum Key {
        DOWNLOADS("downloads", Measure.DOWNLOADS),
        LIKES("likes", Measure.LIKES),
        TRENDING("trending", Measure.TRENDING),
        CREATED("created", Measure.CREATED),
        MODIFIED("modified", Measure.MODIFIED),
        PARAMS("params", Measure.PARAMS),
        CONTEXT("context", Measure.CONTEXT_LENGTH),
        PRICE("price", Measure.PRICE),
        OUTPUT_PRICE("output_price", Measure.OUTPUT_PRICE),
        MAX_OUTPUT("max_output", Measure.MAX_OUTPUT),
        THROUGHPUT("throughput", Measure.THROUGHPUT),
        LATENCY("latency", Measure.LATENCY),
        EXPIRES("expires", Measure.EXPIRES),
        INTELLIGENCE_INDEX("intelligence_index", Measure.INTELLIGENCE_INDEX),
        CODING_INDEX("coding_index", Measure.CODING_INDEX),
        AGENTIC_INDEX("agentic_index", Measure.AGENTIC_INDEX),
        DESIGN_ARENA_ELO("design_arena_elo", Measure.DESIGN_ARENA_ELO),
        /** Ignores case. */
        NAME("name", null);

        private final String label;
        private final Measure measure;

        Key(String label, Measure measure) {
            this.label = label;
            this.measure = measure;
        }

        /** Null for the name. */
        public Measure measure() {
            return measure;
        }
    }

    /** What it sorts by; empty for the name. */
    public Optional<Measure> measure() {
        return Optional.ofNullable(key.measure);
    }

    /** Whether it sorts by name. */
    public boolean isByName() {
        return key == Key.NAME;
    }

    /** The names of all keys. */
    public static final String KEYS =
            Arrays.stream(Key.values()).map(key -> key.label).collect(Collectors.joining(", "));

    /** Parses the name of a key; a leading {@code -} means descending. Empty when the key does not exist. */
    public static Optional<Sort> parse(String value) {
        boolean descending = value.startsWith("-");
        String label = Facet.key(descending ? value.substring(1) : value);
        return Arrays.stream(Key.values())
                .filter(key -> key.label.equals(label))
                .findFirst()
                .map(key -> new Sort(key, descending));
    }

    /** Returns the models in this order. */
    public List<Model> apply(List<Model> models) {
        Ordinals ordinals = key.measure == null
                ? Ordinals.ofNames(models)
                : MeasureColumn.of(models, key.measure).ordinals();
        return ordinals.sorted(IntStream.range(0, models.size()), descending)
                .mapToObj(models::get)
                .toList();
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + key.label;
    }
}
