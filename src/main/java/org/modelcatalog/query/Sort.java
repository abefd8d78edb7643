package org.modelcatalog.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;

/**
 * In which order models are listed. What is unknown comes last either way, and what is equal stays in the snapshot's order.
 */
public record Sort(Key key, boolean descending) {

    /** What models can be sorted by. */
    public enum Key {
        DOWNLOADS("downloads", Measure.DOWNLOADS),
        LIKES("likes", Measure.LIKES),
        TRENDING("trending", Measure.TRENDING),
        CREATED("created", Measure.CREATED),
        MODIFIED("modified", Measure.MODIFIED),
        PARAMS("params", Measure.PARAMS),
        CONTEXT("context", Measure.CONTEXT_LENGTH),
        PRICE("price", Measure.PRICE),
        /** In any case. */
        NAME("name", null);

        private final String label;
        private final Measure measure;

        Key(String label, Measure measure) {
            this.label = label;
            this.measure = measure;
        }

        /** Null for the name. */
        Measure measure() {
            return measure;
        }
    }

    /** The names of all keys. */
    public static final String KEYS =
            Arrays.stream(Key.values()).map(key -> key.label).collect(Collectors.joining(", "));

    /** Of the name of a key, with {@code -} before it for the largest first; empty when there is no such key. */
    public static Optional<Sort> parse(String value) {
        boolean descending = value.startsWith("-");
        String label = Facet.key(descending ? value.substring(1) : value);
        return Arrays.stream(Key.values())
                .filter(key -> key.label.equals(label))
                .findFirst()
                .map(key -> new Sort(key, descending));
    }

    /** These models in this order. */
    public List<Model> apply(List<Model> models) {
        int[] rows = new int[models.size()];
        Arrays.setAll(rows, row -> row);
        Ranks ranks = key.measure == null
                ? Ranks.ofNames(models)
                : Column.of(models, key.measure).ranks();
        return new Selection(models, ranks.sorted(rows, descending));
    }

    /** As it is asked for. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + key.label;
    }
}
