package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.Models;
import org.modelcatalog.model.Model;

class ModelSearchTest {

    private static final List<Model> MODELS =
            Models.of("acme-ai/Big-Aurora-7B", "acme-ai/Aurora-7B-Instruct", "acme-ai/Aurora-7B", "cobalt/Starling-7B");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aurora-7b         | acme-ai/Aurora-7B acme-ai/Aurora-7B-Instruct acme-ai/Big-Aurora-7B
            acme-ai/aurora-7b | acme-ai/Aurora-7B acme-ai/Aurora-7B-Instruct
            '  7B   AURORA '  | acme-ai/Big-Aurora-7B acme-ai/Aurora-7B-Instruct acme-ai/Aurora-7B
            starling          | cobalt/Starling-7B
            cobalt 7b         | cobalt/Starling-7B
            aurora starling   |
            """)
    void findsModelsWithEveryWordTheBestFirst(String query, String hits) {
        assertThat(ModelSearch.of(query).apply(MODELS))
                .extracting(Model::id)
                .containsExactly(hits == null ? new String[0] : hits.split(" "));
    }

    @Test
    void findsByNameToo() {
        assertThat(ModelSearch.of("north star").apply(List.of(Models.model("x/ns", "North Star", "x"))))
                .hasSize(1);
    }

    @Test
    void aUnionHasNoModelTwiceAndTheListedOnesFirst() {
        assertThat(ModelSearch.union(Models.of("a/One", "a/Two"), Models.of("A/two", "a/Three")))
                .extracting(Model::id)
                .containsExactly("a/One", "a/Two", "a/Three");
    }
}
