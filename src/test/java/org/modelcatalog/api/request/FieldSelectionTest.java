package org.modelcatalog.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.support.Models;

class FieldSelectionTest {

    @Test
    void everyFieldOfARowCanBeChosen() throws IOException {
        List<String> fields = new ArrayList<>();
        new ObjectMapper()
                .readTree(new JsonWriter()
                        .of(ModelRow.of(Models.of("a/b").get(0), new RowOptions(true, true, List.of()))))
                .fieldNames()
                .forEachRemaining(fields::add);

        assertThat(FieldSelection.choose(fields, ModelRow.VIEW.fields(), RowOptions.USUAL)
                        .fields())
                .isEqualTo(fields);
    }

    @Test
    void namesStandBetweenCommasOrInParametersOfTheirOwn() {
        assertThat(FieldSelection.choose(List.of("pricing, id", "id", ""), ModelRow.VIEW.fields(), RowOptions.USUAL))
                .isEqualTo(new RowOptions(true, false, List.of("id", "pricing")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", " , "})
    void withoutNamesARowHasAllFields(String fields) {
        assertThat(FieldSelection.choose(
                        fields == null ? null : List.of(fields), ModelRow.VIEW.fields(), RowOptions.USUAL))
                .isEqualTo(RowOptions.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "data", "id;name", "huggingface_metrics.likes", "object"})
    void aNameThatNoRowHasIsRefused(String name) {
        assertThatThrownBy(() -> FieldSelection.choose(List.of("id," + name), ModelRow.VIEW.fields(), RowOptions.USUAL))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("fields must be of id, slug,")
                .hasMessageEndingWith("got \"" + name + '"');
    }

    @Test
    void provenanceIsAskedForInEitherWay() {
        var asked = new RowOptions(true, true, List.of("id", "provenance"));

        assertThat(Arrays.asList(
                        FieldSelection.choose(List.of("id,provenance"), ModelRow.VIEW.fields(), RowOptions.USUAL),
                        FieldSelection.choose(
                                List.of("id"), ModelRow.VIEW.fields(), new RowOptions(true, true, List.of()))))
                .containsOnly(asked);
    }
}
