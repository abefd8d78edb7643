package org.modelcatalog.catalog.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.catalog.guard.Finding.Rule;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.TestConfig;

class SnapshotGuardTest {

    private final SnapshotGuard guard = guard(Map.of());

    @Property
    void aFetchIsHeldBackExactlyWhenMoreThanTheAllowedShareIsGone(
            @ForAll @IntRange(min = 1, max = 60) int before, @ForAll @IntRange(min = 0, max = 60) int gone) {
        int lost = Math.min(before, gone);

        List<Finding> findings = compare(guard, models(0, before), models(lost, before + 100));

        assertThat(findings.stream().anyMatch(finding -> finding.rule() == Rule.LOST_MODELS))
                .isEqualTo(2 * lost > before);
    }

    @Test
    void theAllowedShareIsConfigured() {
        SnapshotGuard strict = guard(Map.of("guard.max-loss", "0"));

        assertThat(compare(strict, models(0, 100), models(1, 100)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("1 of 100 models are gone"));
    }

    @Test
    void modelsAreTheSameWhateverTheCaseOfTheirIds() {
        List<Model> shouted = models(0, 10).stream()
                .map(model -> model(model.id().toUpperCase(java.util.Locale.ROOT), 4096L, null))
                .toList();

        assertThat(compare(guard, models(0, 10), shouted)).isEmpty();
    }

    @Test
    void aFieldThatWasKnownForMostAndIsForNoneIsFound() {
        List<Model> emptied = IntStream.range(0, 10)
                .mapToObj(i -> model("acme-ai/m" + i, null, null))
                .toList();

        assertThat(compare(guard, models(0, 10), emptied))
                .containsExactly(
                        new Finding(
                                Rule.EMPTIED_FIELD, "context_length was known for 100 % of the models and is for 0 %"),
                        new Finding(
                                Rule.EMPTIED_FIELD, "top_provider was known for 100 % of the models and is for 0 %"));
    }

    @Test
    void aCatalogOfOtherListsIsNotComparedByItsFields() {
        FetchedModels hub = fetched(models(0, 10), part(0, 10));
        FetchedModels other = new FetchedModels(
                List.of(model("acme-ai/other", null, null)),
                Map.of(),
                Instant.EPOCH,
                List.of(new FetchedPart("another list", List.of("acme-ai/other"), null)));

        assertThat(guard.compare(hub, other)).isEmpty();
    }

    @Test
    void aFieldThatWasKnownForFewMayBecomeUnknown() {
        List<Model> before = IntStream.range(0, 10)
                .mapToObj(i -> model("acme-ai/m" + i, i < 5 ? 4096L : null, null))
                .toList();
        List<Model> after = IntStream.range(0, 10)
                .mapToObj(i -> model("acme-ai/m" + i, null, null))
                .toList();

        assertThat(compare(guard, before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.000001, 1, true",
        "1, 0.000001, true",
        "0.001, 1, false",
        "0.001, 1.001, true",
        "1, 0.001, false",
        "0, 1, false",
        "1, 0, false",
        ", 1, false",
        "1, , false"
    })
    void aPriceMayMoveAThousandfoldAndNoFurther(BigDecimal before, BigDecimal after, boolean found) {
        List<Finding> findings = compare(
                guard,
                List.of(model("acme-ai/m", 4096L, before), model("acme-ai/n", 1L, BigDecimal.ONE)),
                List.of(model("acme-ai/m", 4096L, after), model("acme-ai/n", 1L, BigDecimal.ONE)));

        assertThat(findings.stream().anyMatch(finding -> finding.rule() == Rule.MOVED_PRICE))
                .isEqualTo(found);
    }

    @Test
    void whatIsNewIsNotFound() {
        assertThat(compare(guard, models(0, 10), models(0, 1000))).isEmpty();
    }

    @Test
    void theDifferenceIsCountedAndShown() {
        assertThat(SnapshotDiff.between(models(0, 40), models(20, 50)))
                .isEqualTo(new SnapshotDiff(
                        40,
                        30,
                        20,
                        10,
                        IntStream.range(0, 10).mapToObj(i -> "acme-ai/m" + i).toList()));
    }

    @Test
    void aPartThatListsFarFewerModelsIsFoundAlthoughTheOthersHaveThem() {
        FetchedModels before = fetched(models(0, 10), part(0, 10), part(0, 10));
        FetchedModels after = fetched(models(0, 10), part(0, 10), part(0, 4));

        assertThat(guard.compare(before, after)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.LOST_MODELS);
            assertThat(finding.message()).isEqualTo("walk 2 listed 10 models and lists 4");
        });
    }

    @Test
    void aRankingMayChangeAllItsModels() {
        FetchedModels before = fetched(models(0, 30), part(0, 10), part(20, 30));
        FetchedModels after = fetched(models(0, 30), part(0, 10), part(10, 20));

        assertThat(guard.compare(before, after)).isEmpty();
    }

    @Test
    void whatOnlyAListHasThatIsNoLongerAskedForIsNotMissed() {
        FetchedModels before = fetched(models(0, 30), part(0, 10), part(5, 30));
        FetchedModels after = fetched(models(0, 10), part(0, 10));

        assertThat(guard.compare(before, after)).isEmpty();
    }

    private static List<Finding> compare(SnapshotGuard guard, List<Model> last, List<Model> fetched) {
        return guard.compare(fetched(last), fetched(fetched));
    }

    @SafeVarargs
    private static FetchedModels fetched(List<Model> models, List<String>... parts) {
        return new FetchedModels(
                models,
                Map.of(),
                Instant.EPOCH,
                IntStream.range(0, parts.length)
                        .mapToObj(i -> new FetchedPart("walk " + (i + 1), parts[i], null))
                        .toList());
    }

    private static List<String> part(int from, int to) {
        return models(from, to).stream().map(Model::id).toList();
    }

    private static SnapshotGuard guard(Map<String, String> settings) {
        return new SnapshotGuard(TestConfig.with(settings));
    }

    private static List<Model> models(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> model("acme-ai/m" + i, 4096L, null))
                .toList();
    }

    private static Model model(String id, Long contextLength, BigDecimal price) {
        var offer = Models.offer("novita", contextLength, price == null ? null : price.toPlainString());
        return Models.model(id, id, "acme-ai").with(Architecture.UNKNOWN, new Serving(List.of(offer)), Map.of());
    }
}
