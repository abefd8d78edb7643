package org.modelcatalog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.model.Model;

/** Fifty queries with the models that they mean. The bounds are measured values; a change may only improve them. */
class SearchQualityTest {

    private static final List<SearchCase> CASES = SearchCase.all();
    private static final SearchIndex INDEX = SearchIndex.of(SearchCase.models());

    static Stream<SearchCase> expected() {
        return CASES.stream().filter(query -> query.within() > 0);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void findsWhatIsMeant(SearchCase query) {
        assertThat(query.rank(hits(query))).isBetween(1, query.within());
    }

    @Test
    void whatIsMeantIsMostlyTheFirst() {
        assertThat(recallAt(1)).isGreaterThanOrEqualTo(0.84);
    }

    @Test
    void whatIsMeantIsNearlyAlwaysAmongTheFirstThree() {
        assertThat(recallAt(3)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void meanReciprocalRank() {
        double sum = CASES.stream()
                .mapToInt(query -> query.rank(hits(query)))
                .filter(rank -> rank > 0)
                .mapToDouble(rank -> 1.0 / rank)
                .sum();

        assertThat(sum / CASES.size()).isGreaterThanOrEqualTo(0.90);
    }

    private static double recallAt(int most) {
        long found = CASES.stream()
                .mapToInt(query -> query.rank(hits(query)))
                .filter(rank -> rank > 0 && rank <= most)
                .count();
        return (double) found / CASES.size();
    }

    private static List<Model> hits(SearchCase query) {
        return INDEX.search(SearchQuery.of(ModelSearch.of(query.query()).text()), any -> true);
    }
}
