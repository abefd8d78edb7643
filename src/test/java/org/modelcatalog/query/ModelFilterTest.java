package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.Models;

class ModelFilterTest {

    private static final OwnerFilter ANYBODY = OwnerFilter.parse(null);

    @Test
    void theSameInOtherWordsIsEqual() {
        assertThat(filter(Map.of(Facet.TASK, List.of("b", "A", "a")), range("0.50")))
                .isEqualTo(filter(Map.of(Facet.TASK, List.of("a", "B"), Facet.TAG, List.of()), range("0.5")))
                .hasToString("task=a&task=b&max_price=0.5");
    }

    @Test
    void nothingAskedForIsEveryModel() {
        assertThat(filter(Map.of(Facet.TAG, List.of()), new Range(null, null)).isAll())
                .isTrue();
        assertThat(filter(Map.of(Facet.TAG, List.of("a")), new Range(null, null))
                        .isAll())
                .isFalse();
    }

    @Test
    void aWordCannotLookLikeAnotherPart() {
        assertThat(filter(Map.of(Facet.TAG, List.of("a&tag=b")), range("1")))
                .doesNotHaveToString(
                        filter(Map.of(Facet.TAG, List.of("a", "b")), range("1")).toString())
                .hasToString("tag=a%26tag%3Db&max_price=1");
    }

    @Property
    void differentFiltersAreWrittenDifferently(@ForAll long one, @ForAll long other) {
        ModelFilter first = RandomModels.filter(new Random(one));
        ModelFilter second = RandomModels.filter(new Random(other));

        assertThat(first.equals(second)).isEqualTo(first.toString().equals(second.toString()));
    }

    @Test
    void anOwnerNarrowsWhoeverIsAskedForAlready() {
        OwnerFilter cobalt = OwnerFilter.parse("cobalt");
        ModelFilter acme = ModelFilter.ALL.by(OwnerFilter.parse("acme"));

        assertThat(ModelFilter.ALL.by(cobalt)).hasToString("provider=cobalt");
        assertThat(acme.by(cobalt)).hasToString("provider=acme&author=cobalt");
        assertThat(ModelIndex.of(Models.of("acme/a", "cobalt/b"))
                        .select(acme.by(cobalt).by(OwnerFilter.parse("other")), null))
                .isEmpty();
    }

    @Test
    void everyPartIsNamedAsItsParameter() {
        var filter = new ModelFilter(
                OwnerFilter.parse("@Acme"),
                Map.of(Facet.BASE_MODEL, List.of("x/Y")),
                Map.of(
                        Measure.CREATED, new Range(IsoTime.parse("2025-01-01"), IsoTime.parse("2026-01-01")),
                        Measure.CONTEXT_LENGTH, new Range(BigDecimal.valueOf(8_000), null)),
                List.of("b", "A"));

        assertThat(filter.byParameter())
                .hasToString("{provider=[acme], base_model=[x/y], min_context_length=[8000],"
                        + " created_after=[2025-01-01T00:00:00Z], created_before=[2026-01-01T00:00:00Z], q=[a b]}");
    }

    private static ModelFilter filter(Map<Facet, List<String>> words, Range price) {
        return new ModelFilter(ANYBODY, words, Map.of(Measure.PRICE, price), List.of());
    }

    private static Range range(String to) {
        return new Range(null, new BigDecimal(to));
    }
}
