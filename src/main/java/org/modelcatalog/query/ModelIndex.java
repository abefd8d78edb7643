package org.modelcatalog.query;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Finds models by their properties without reading every model: an inverted index for each facet, a column for each
 * measure, a row for each model. Immutable.
 */
public final class ModelIndex {

    /** Most frequent words that a facet reports. */
    public static final int TOP = 50;

    private final List<Model> models;
    private final Map<Facet, InvertedIndex> facets = new EnumMap<>(Facet.class);
    private final Map<Measure, MeasureColumn> columns = new EnumMap<>(Measure.class);
    private final Ordinals names;
    private final TextColumn texts;

    private ModelIndex(List<Model> models) {
        this.models = models;
        for (Facet facet : Facet.values()) {
            facets.put(facet, InvertedIndex.of(models, facet));
        }
        for (Measure measure : Measure.values()) {
            columns.put(measure, MeasureColumn.of(models, measure));
        }
        names = Ordinals.ofNames(models);
        texts = TextColumn.of(models);
    }

    /** Returns the index of a snapshot; the first call builds it. */
    public static ModelIndex of(CatalogSnapshot snapshot) {
        return snapshot.derive(ModelIndex.class, source -> of(source.models()));
    }

    /** Builds an index of a few models, for a single query. */
    public static ModelIndex of(List<Model> models) {
        return new ModelIndex(models);
    }

    /**
     * Returns a snapshot's models that match. The whole list in its own order needs no index.
     *
     * @param sort null = the list's own order
     */
    public static List<Model> select(CatalogSnapshot snapshot, ModelFilter filter, Sort sort) {
        return filter.isAll() && sort == null ? snapshot.models() : of(snapshot).select(filter, sort);
    }

    /** Returns the models of a short list that match. */
    public static List<Model> select(List<Model> models, ModelFilter filter) {
        return filter.isAll() ? models : of(models).select(filter, null);
    }

    /**
     * Returns the models that match.
     *
     * @param sort null = the list's own order
     */
    public List<Model> select(ModelFilter filter, Sort sort) {
        BitSet rows = owned(filter);
        parts(filter).values().forEach(rows::and);
        texts.retain(rows, filter.text());
        IntStream listed = rows.stream();
        return (sort == null ? listed : ordinals(sort.key()).sorted(listed, sort.descending()))
                .mapToObj(models::get)
                .toList();
    }

    /** Summarises the models that match. */
    public Facets facets(ModelFilter filter) {
        BitSet rows = owned(filter);
        texts.retain(rows, filter.text());
        Map<Enum<?>, BitSet> parts = parts(filter);
        var counts = new EnumMap<Facet, Facets.Counts>(Facet.class);
        facets.forEach((facet, index) -> counts.put(facet, index.count(without(facet, rows, parts), TOP)));
        var stats = new EnumMap<Measure, Facets.Stats>(Measure.class);
        Measure.RANGED.forEach(
                measure -> stats.put(measure, columns.get(measure).stats(without(measure, rows, parts))));
        return new Facets(without(null, rows, parts).cardinality(), counts, stats);
    }

    /** Returns the rows that match every part but one. */
    private static BitSet without(Enum<?> ignored, BitSet rows, Map<Enum<?>, BitSet> parts) {
        var others = (BitSet) rows.clone();
        parts.forEach((part, matching) -> {
            if (part != ignored) {
                others.and(matching);
            }
        });
        return others;
    }

    private BitSet owned(ModelFilter filter) {
        BitSet rows = filter.owner().isAny()
                ? all()
                : facets.get(Facet.AUTHOR).rowsWithAny(filter.owner().owners());
        if (!filter.tags().isEmpty()) {
            rows.and(facets.get(Facet.TAG).rowsWithAll(filter.tags()));
        }
        return rows;
    }

    private BitSet all() {
        var all = new BitSet(models.size());
        all.set(0, models.size());
        return all;
    }

    private Map<Enum<?>, BitSet> parts(ModelFilter filter) {
        var parts = new HashMap<Enum<?>, BitSet>();
        filter.words()
                .forEach((facet, words) -> parts.put(facet, facet.written().rows(facets.get(facet), words)));
        filter.ranges()
                .forEach((measure, range) ->
                        parts.put(measure, columns.get(measure).within(range, measure.isTime(), models.size())));
        return parts;
    }

    private Ordinals ordinals(Sort.Key key) {
        return key.measure() == null ? names : columns.get(key.measure()).ordinals();
    }
}
