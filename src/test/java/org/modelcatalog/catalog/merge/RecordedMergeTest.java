package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.huggingface.RecordedHub;
import org.modelcatalog.source.openrouter.RecordedOpenRouter;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** The merge of recorded gateways contains no model twice and loses none. */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
public class RecordedMergeTest {

    private static List<Model> hub;
    private static List<Model> openRouter;
    private static List<Model> merged;

    @BeforeAll
    static void merge() {
        hub = RecordedHub.catalog();
        openRouter =
                RecordedOpenRouter.models().stream().map(RecordedModel::row).toList();
        merged = GatewayMerge.merge(List.of(hub, openRouter));
    }

    @Test
    void noTwoRowsHaveOneHubId() {
        assertThat(merged.stream().filter(row -> row.huggingFaceId() != null))
                .isNotEmpty()
                .extracting(row -> ModelId.key(row.huggingFaceId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoRowsWithoutAHubIdHaveOneSlug() {
        assertThat(merged.stream().filter(row -> row.huggingFaceId() == null))
                .isNotEmpty()
                .extracting(row -> ModelId.key(row.canonicalSlug()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoRowsHaveOneId() {
        assertThat(merged).extracting(row -> ModelId.key(row.id())).doesNotHaveDuplicates();
    }

    @Test
    void everyUpstreamRowIsFoundByItsIdInExactlyOneRowThatNamesItsGateway() {
        Set<String> ambiguous = idsOfTwoModels(merged);
        Map<String, List<Model>> byId = merged.stream()
                .flatMap(row -> ids(row).map(id -> Map.entry(id, row)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(upstream())
                .allSatisfy(row -> assertThat(byId.get(ModelId.key(row.id())))
                        .filteredOn(found -> !ambiguous.contains(ModelId.key(row.id()))
                                || row.huggingFaceId().equalsIgnoreCase(found.huggingFaceId()))
                        .singleElement()
                        .satisfies(found -> assertThat(found.gateways()).contains(row.sourceGateway())));
    }

    @Test
    void anIdOfTwoModelsIsOneThatUpstreamsUseForDifferentHubModels() {
        assertThat(idsOfTwoModels(merged))
                .allSatisfy(id -> assertThat(
                                upstream().filter(row -> ModelId.key(row.id()).equals(id)))
                        .extracting(row -> ModelId.key(row.huggingFaceId()))
                        .hasSizeGreaterThan(1)
                        .doesNotHaveDuplicates());
    }

    @Test
    void everyOfferIsStillThere() {
        assertThat(merged.stream()
                        .flatMap(row -> row.serving().offers().stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(upstream()
                        .flatMap(row ->
                                row.serving().offers().stream().map(offer -> offer.at(row.sourceGateway(), row.id())))
                        .toList());
    }

    /** Returns ids of one row that are aliases of another. */
    public static Set<String> idsOfTwoModels(List<Model> merged) {
        Set<String> ids = merged.stream().map(row -> ModelId.key(row.id())).collect(Collectors.toSet());
        return merged.stream()
                .flatMap(row -> row.aliases().stream())
                .map(ModelId::key)
                .filter(ids::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Model> upstream() {
        return Stream.of(hub, openRouter).flatMap(List::stream);
    }

    private static Stream<String> ids(Model row) {
        return Stream.of(List.of(row.id()), row.aliases())
                .flatMap(List::stream)
                .map(ModelId::key)
                .distinct();
    }
}
