package org.modelcatalog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class ModelSearchTest {

    private static final List<Model> MODELS =
            Models.of("acme-ai/Big-Aurora-7B", "acme-ai/Aurora-7B-Instruct", "acme-ai/Aurora-7B", "cobalt/Starling-7B");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aurora-7b         | acme-ai/Aurora-7B acme-ai/Aurora-7B-Instruct acme-ai/Big-Aurora-7B
            acme-ai/aurora-7b | acme-ai/Aurora-7B acme-ai/Aurora-7B-Instruct acme-ai/Big-Aurora-7B
            '  7B   AURORA '  | acme-ai/Aurora-7B acme-ai/Aurora-7B-Instruct acme-ai/Big-Aurora-7B
            starling          | cobalt/Starling-7B
            cobalt 7b         | cobalt/Starling-7B
            aurora starling   |
            """)
    void findsModelsWithEveryWordTheBestFirst(String query, String hits) {
        assertThat(hits(query, MODELS))
                .extracting(Model::id)
                .containsExactly(hits == null ? new String[0] : hits.split(" "));
    }

    @Test
    void findsByNameToo() {
        assertThat(hits("north star", List.of(Models.model("x/ns", "North Star", "x"))))
                .hasSize(1);
    }

    @Test
    void inASnapshotOnlyTheModelsThatCountAreHits() {
        CatalogSnapshot snapshot = snapshot(MODELS);

        assertThat(ModelSearch.of("aurora").apply(snapshot, snapshot.models().subList(1, 4)))
                .extracting(Model::id)
                .containsExactly("acme-ai/Aurora-7B", "acme-ai/Aurora-7B-Instruct");
    }

    @Test
    void aUnionHasNoModelTwiceAndTheListedOnesFirst() {
        assertThat(ModelSearch.union(Models.of("a/One", "a/Two"), Models.of("A/two", "a/Three")))
                .extracting(Model::id)
                .containsExactly("a/One", "a/Two", "a/Three");
    }

    private static List<Model> hits(String query, List<Model> models) {
        return ModelSearch.of(query).apply(snapshot(models), models);
    }

    private static CatalogSnapshot snapshot(List<Model> models) {
        return CatalogSnapshot.of(Gateway.HUGGING_FACE, new FetchedModels(models, Map.of(), Instant.EPOCH, List.of()));
    }
}
