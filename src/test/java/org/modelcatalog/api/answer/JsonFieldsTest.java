package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

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

    private static String cut(String row, List<String> fields) {
        return new String(JsonFields.keep(row.getBytes(StandardCharsets.UTF_8), fields), StandardCharsets.UTF_8);
    }
}
