package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class ModelIndexTest {

    @Property
    void findsWhatReadingEveryModelFinds(@ForAll("models") List<Model> models, @ForAll long seed) {
        ModelFilter filter = RandomModels.filter(new Random(seed));

        assertThat(ModelIndex.of(models).select(filter, null)).isEqualTo(FullScan.select(models, filter));
    }

    @Property
    void sortsAsAStableSortWithTheUnknownLast(
            @ForAll("models") List<Model> models, @ForAll Sort.Key key, @ForAll boolean descending) {
        Assume.that(key != Sort.Key.NAME);

        assertThat(ModelIndex.of(models).select(ModelFilter.ALL, new Sort(key, descending)))
                .containsExactlyElementsOf(
                        FullScan.sorted(models, key.measure(), descending).toList());
    }

    @Property
    void aFacetIsCountedAsIfItsOwnPartWereNotAsked(
            @ForAll("models") List<Model> models, @ForAll long seed, @ForAll Facet facet) {
        ModelFilter filter = RandomModels.filter(new Random(seed));
        var others = new HashMap<>(filter.words());
        others.remove(facet);
        List<Model> expected = FullScan.select(
                models, new ModelFilter(filter.owner(), others, filter.ranges(), filter.text(), filter.tags()));

        Facets.Counts counts = ModelIndex.of(models).facets(filter).counts().get(facet);

        assertThat(counts.top())
                .extracting(count -> count.word().toLowerCase(Locale.ROOT) + ' ' + count.models())
                .isEqualTo(FullScan.counts(expected, facet));
    }

    @Property
    void aSpanIsMeasuredAsIfItsOwnPartWereNotAsked(@ForAll("models") List<Model> models, @ForAll long seed) {
        ModelFilter filter = RandomModels.filter(new Random(seed));

        Facets facets = ModelIndex.of(models).facets(filter);

        assertThat(facets.stats().keySet()).containsExactlyElementsOf(Measure.RANGED);
        assertThat(facets.stats()).allSatisfy((measure, stats) -> {
            var others = new HashMap<>(filter.ranges());
            others.remove(measure);
            List<Model> expected = FullScan.select(
                    models, new ModelFilter(filter.owner(), filter.words(), others, filter.text(), filter.tags()));

            assertThat(Arrays.asList(stats.min(), stats.max(), BigDecimal.valueOf(stats.known())))
                    .usingElementComparator(Comparator.nullsFirst(BigDecimal::compareTo))
                    .isEqualTo(FullScan.stats(expected, measure));
        });
    }

    @Property
    void theTotalIsWhatTheWholeFilterLeaves(@ForAll("models") List<Model> models, @ForAll long seed) {
        ModelFilter filter = RandomModels.filter(new Random(seed));

        assertThat(ModelIndex.of(models).facets(filter).total())
                .isEqualTo(FullScan.select(models, filter).size());
    }

    @Test
    void namesAreSortedWhateverTheirCase() {
        List<Model> models = List.of(
                Models.model("a", "beta", null), Models.model("b", "Alpha", null), Models.model("c", "alpha", null));

        assertThat(ModelIndex.of(models).select(ModelFilter.ALL, new Sort(Sort.Key.NAME, false)))
                .extracting(Model::id)
                .containsExactly("b", "c", "a");
        assertThat(ModelIndex.of(models).select(ModelFilter.ALL, new Sort(Sort.Key.NAME, true)))
                .extracting(Model::id)
                .containsExactly("a", "b", "c");
    }

    @Test
    void ofManyWordsTheMostFrequentFiftyAreToldAndAllAreCounted() {
        List<Model> models = IntStream.range(0, 120)
                .mapToObj(number -> Models.model("o%02d/m%d".formatted(number % 60, number), "M", null))
                .collect(Collectors.toCollection(ArrayList::new));
        models.add(Models.model("o59/more", "M", null));

        Facets.Counts authors =
                ModelIndex.of(models).facets(ModelFilter.ALL).counts().get(Facet.AUTHOR);

        assertThat(authors.distinct()).isEqualTo(60);
        assertThat(authors.top()).hasSize(50);
        assertThat(authors.top().subList(0, 3))
                .extracting(Facets.Count::word, Facets.Count::models)
                .containsExactly(tuple("o59", 3), tuple("o00", 2), tuple("o01", 2));
        assertThat(authors.top().get(49).word()).isEqualTo("o48");
    }

    @Test
    void aWordThatAModelHasTwiceCountsOnceAndIsSpelledAsItComesFirst() {
        List<Model> models = IntStream.range(0, 100)
                .mapToObj(number -> Models.model("cobalt/m" + number, "M", null))
                .collect(Collectors.toCollection(ArrayList::new));
        models.add(Models.model("acme/one", "One", "ACME"));

        assertThat(ModelIndex.of(models)
                        .facets(ModelFilter.ALL)
                        .counts()
                        .get(Facet.AUTHOR)
                        .top())
                .contains(new Facets.Count("ACME", 1));
    }

    @Test
    void nothingIsFoundOverTheEndOfARow() {
        List<Model> models = List.of(Models.model("a", "One", null), Models.model("two", "Two", null));

        assertThat(ModelIndex.of(models)
                        .select(new ModelFilter(OwnerFilter.parse(null), Map.of(), Map.of(), List.of("onetwo")), null))
                .isEmpty();
    }

    @Test
    void aSnapshotHasOneIndex() {
        CatalogSnapshot snapshot = CatalogSnapshot.of(
                new Gateway("hug", "Hub", "note", List.of()),
                new FetchedModels(Models.of("a/b"), Map.of(), Instant.EPOCH, List.of()));

        assertThat(ModelIndex.of(snapshot)).isSameAs(ModelIndex.of(snapshot));
        assertThat(ModelIndex.select(snapshot, ModelFilter.ALL, null)).isSameAs(snapshot.models());
    }

    @Provide
    Arbitrary<List<Model>> models() {
        return RandomModels.models();
    }
}
