package org.modelcatalog.query;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/** Finds models by what they are instead of reading them all: one row a model, one column a property. Immutable. */
public final class ModelIndex {

    /** Words of a facet that are told. */
    static final int TOP = 50;

    private final List<Model> models;
    private final Map<Facet, Postings> facets = new EnumMap<>(Facet.class);
    private final Map<Measure, Column> columns = new EnumMap<>(Measure.class);
    private final Ranks names;
    private final TextColumn texts;

    private ModelIndex(List<Model> models) {
        this.models = models;
        for (Facet facet : Facet.values()) {
            facets.put(facet, Postings.of(models, facet));
        }
        for (Measure measure : Measure.values()) {
            columns.put(measure, Column.of(models, measure));
        }
        names = Ranks.ofNames(models);
        texts = TextColumn.of(models);
    }

    /** The index of a snapshot, made by whoever needs it first. */
    public static ModelIndex of(CatalogSnapshot snapshot) {
        return snapshot.derive(ModelIndex.class, source -> of(source.models()));
    }

    /** An index of a few models, for one question. */
    public static ModelIndex of(List<Model> models) {
        return new ModelIndex(models);
    }

    /**
     * A snapshot's models that match; all of them as they are listed need no index.
     *
     * @param sort null = in the order they are listed
     */
    public static List<Model> select(CatalogSnapshot snapshot, ModelFilter filter, Sort sort) {
        return filter.isAll() && sort == null ? snapshot.models() : of(snapshot).select(filter, sort);
    }

    /**
     * The models that match.
     *
     * @param sort null = in the order they are listed
     */
    public List<Model> select(ModelFilter filter, Sort sort) {
        return new Selection(models, positions(filter, sort));
    }

    private int[] positions(ModelFilter filter, Sort sort) {
        BitSet rows = owned(filter);
        parts(filter).values().forEach(rows::and);
        texts.retain(rows, filter.text());
        int[] listed = rows.stream().toArray();
        return sort == null ? listed : ranks(sort.key()).sorted(listed, sort.descending());
    }

    /** What there is among the models that match. */
    public Facets facets(ModelFilter filter) {
        BitSet rows = owned(filter);
        texts.retain(rows, filter.text());
        Map<Enum<?>, BitSet> parts = parts(filter);
        BitSet matching = without(null, rows, parts);
        int[] positions = matching.stream().toArray();
        var words = new EnumMap<Facet, WordCounts>(Facet.class);
        facets.forEach((facet, postings) -> words.put(
                facet, postings.count(parts.containsKey(facet) ? without(facet, rows, parts) : matching, TOP)));
        var spans = new EnumMap<Measure, Span>(Measure.class);
        Measure.RANGED.forEach(measure -> spans.put(
                measure,
                columns.get(measure)
                        .span(
                                parts.containsKey(measure)
                                        ? without(measure, rows, parts).stream().toArray()
                                        : positions)));
        return new Facets(positions.length, words, spans);
    }

    /** These rows, as far as all parts but one let them. */
    private static BitSet without(Enum<?> left, BitSet rows, Map<Enum<?>, BitSet> parts) {
        var others = (BitSet) rows.clone();
        parts.forEach((part, matching) -> {
            if (part != left) {
                others.and(matching);
            }
        });
        return others;
    }

    private BitSet owned(ModelFilter filter) {
        String owner = filter.owner().owner();
        if (!owner.isEmpty()) {
            return facets.get(Facet.AUTHOR).any(List.of(owner));
        }
        var all = new BitSet(models.size());
        all.set(0, models.size());
        return all;
    }

    private Map<Enum<?>, BitSet> parts(ModelFilter filter) {
        var parts = new HashMap<Enum<?>, BitSet>();
        filter.words()
                .forEach((facet, words) -> parts.put(facet, facets.get(facet).any(words)));
        filter.ranges()
                .forEach((measure, range) ->
                        parts.put(measure, columns.get(measure).within(range, measure.isTime(), models.size())));
        return parts;
    }

    private Ranks ranks(Sort.Key key) {
        return key.measure() == null ? names : columns.get(key.measure()).ranks();
    }
}
