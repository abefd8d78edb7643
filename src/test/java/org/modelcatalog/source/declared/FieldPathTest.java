package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    private static final String RECORD = """
            {"a":{"b":1,"n":null},"list":[{"k":"x","v":1},{"k":"y","v":2,"w":0},{"k":"y","v":3},7,null],"words":["p","q"],
            "deep":[{"list":[{"v":4},{"v":5}]},{"list":{"v":6}}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b                 | [1]
            a.n                 | []
            a.c                 | []
            a.b.c               | []
            missing             | []
            words               | [["p","q"]]
            words[]             | ["p", "q"]
            a[]                 | []
            list[].v            | [1, 2, 3]
            list.v              | []
            list[k=y].v         | [2, 3]
            list[k=y,!w].v      | [3]
            list[w=0].v         | [2]
            list[k=z].v         | []
            list[!k]            | [7]
            deep[].list[].v     | [4, 5]
            """)
    void leadsToEveryValueThere(String path, String found) throws JsonProcessingException {
        JsonNode record = new ObjectMapper().readTree(RECORD);

        assertThat(FieldPath.parse(path).in(record)).hasToString(found);
    }
}
