package org.modelcatalog.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

class WholeHubRulesTest {

    @Test
    void whatTheHubsListStatesCanBeAskedFor() {
        var filter = new ModelFilter(
                OwnerFilter.parse("acme-ai"),
                Map.of(Facet.TASK, List.of("text-generation"), Facet.LICENSE, List.of("mit")),
                Map.of(Measure.DOWNLOADS, new Range(BigDecimal.TEN, null)),
                List.of("7b"));

        for (String sort : List.of("-downloads", "created", "name", "trending", "params")) {
            ListQuery query = ListQuery.ofWholeHub(filter, sort(sort), 10);
            assertThat(WholeHubRules.checked(query)).isSameAs(query);
        }
    }

    @Test
    void whatOnlyOffersSayIsRefusedByName() {
        assertRefused(filter(Map.of(Facet.TOOLS, List.of("true")), Map.of()), null, "tools must be absent");
        assertRefused(
                filter(Map.of(), Map.of(Measure.PRICE, new Range(null, BigDecimal.ONE))),
                null,
                "max_price must be absent");
        assertRefused(
                filter(Map.of(), Map.of(Measure.CONTEXT_LENGTH, new Range(BigDecimal.ONE, null))),
                null,
                "min_context_length must be absent");
        assertRefused(ModelFilter.ALL, sort("price"), "sort must be by a value that the Hub's list states");
    }

    @ParameterizedTest
    @CsvSource({"10000,1000", "9001,1000", "10001,", "9001,"})
    void fartherThanTenThousandRowsOnlyTheCursorLeads(int offset, Integer limit) {
        assertThatThrownBy(() -> WholeHubRules.checked(
                        ListQuery.ofWholeHub(ModelFilter.ALL, null, 1).slice(offset, limit)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("next_cursor");
    }

    @Test
    void otherListsHaveNoSuchRules() {
        ListQuery hub = ListQuery.ofWholeHub(filter(Map.of(Facet.TOOLS, List.of("true")), Map.of()), sort("price"), 10);
        var query = new ListQuery(
                org.modelcatalog.source.Gateway.HUGGING_FACE,
                hub.filter(),
                hub.sort(),
                20_000,
                1000,
                hub.rows(),
                null,
                true,
                null,
                hub.ignored());

        assertThatCode(() -> WholeHubRules.checked(query)).doesNotThrowAnyException();
    }

    private static void assertRefused(ModelFilter filter, Sort sort, String message) {
        assertThatThrownBy(() -> WholeHubRules.checked(ListQuery.ofWholeHub(filter, sort, 10)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(message);
    }

    private static ModelFilter filter(Map<Facet, List<String>> words, Map<Measure, Range> ranges) {
        return new ModelFilter(OwnerFilter.ANY, words, ranges, List.of());
    }

    private static Sort sort(String text) {
        return Sort.parse(text).orElseThrow();
    }
}
