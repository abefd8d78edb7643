package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.support.Models;

class FieldSelectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void aCutRowIsTheRowWithoutTheOtherFields(
            @ForAll @Size(max = 6) Map<@AlphaChars @StringLength(min = 1, max = 3) String, String> row,
            @ForAll Set<@AlphaChars @StringLength(min = 1, max = 3) String> others,
            @ForAll long number)
            throws JsonProcessingException {
        ObjectNode whole = JSON.createObjectNode();
        row.forEach((name, text) -> whole.set(name, hardToRead(text, number)));
        List<String> chosen = new ArrayList<>(others);
        row.keySet().stream().limit(row.size() / 2).forEach(chosen::add);

        assertThat(cut(whole.toString(), chosen))
                .isEqualTo(whole.deepCopy().retain(chosen).toString());
    }

    private static ArrayNode hardToRead(String text, long number) {
        ArrayNode value = JSON.createArrayNode().add(text).add(number).addNull();
        value.addObject().put(text, "\\\"},]{\\").putArray("[").add(true);
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}", "{\"a\":\"}\"}", "{\"a\":{\"b\":2}}"})
    void aRowWithoutTheFieldIsEmpty(String row) {
        assertThat(cut(row, List.of("b"))).isEqualTo("{}");
    }

    @Test
    void everyFieldOfARowCanBeChosen() {
        List<String> fields = new ArrayList<>();
        JSON.valueToTree(ModelRow.of(Models.of("a/b").get(0), new RowOptions(true, true, List.of())))
                .fieldNames()
                .forEachRemaining(fields::add);

        assertThat(FieldSelection.choose(fields, RowOptions.USUAL).fields()).isEqualTo(fields);
    }

    @Test
    void namesStandBetweenCommasOrInParametersOfTheirOwn() {
        assertThat(FieldSelection.choose(List.of("pricing, id", "id", ""), RowOptions.USUAL))
                .isEqualTo(new RowOptions(true, false, List.of("id", "pricing")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", " , "})
    void withoutNamesARowHasAllFields(String fields) {
        assertThat(FieldSelection.choose(fields == null ? null : List.of(fields), RowOptions.USUAL))
                .isEqualTo(RowOptions.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "data", "id;name", "huggingface_metrics.likes", "object"})
    void aNameThatNoRowHasIsRefused(String name) {
        assertThatThrownBy(() -> FieldSelection.choose(List.of("id," + name), RowOptions.USUAL))
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("fields must be of id, slug,")
                .hasMessageEndingWith("got \"" + name + '"');
    }

    @Test
    void provenanceIsAskedForInEitherWay() {
        var asked = new RowOptions(true, true, List.of("id", "provenance"));

        assertThat(Arrays.asList(
                        FieldSelection.choose(List.of("id,provenance"), RowOptions.USUAL),
                        FieldSelection.choose(List.of("id"), new RowOptions(true, true, List.of()))))
                .containsOnly(asked);
    }

    private static String cut(String row, List<String> fields) {
        return new String(FieldSelection.cut(row.getBytes(StandardCharsets.UTF_8), fields), StandardCharsets.UTF_8);
    }
}
