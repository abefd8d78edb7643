package org.modelcatalog.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.mcp.server.RawMessage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.problem.ProblemException;

class CallArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "128000, 128000",
        "128000.0, 128000",
        "1e3, 1000",
        "0.000001, 0.000001",
        "12345678901234567890, 12345678901234567890",
        "'\"7B\"', 7B",
        "'\"\"', ''"
    })
    void aValueIsTheTextOfAQueryString(String json, String text) {
        assertThat(read("{\"a\":" + json + "}").values()).isEqualTo(Map.of("a", List.of(text)));
    }

    @Test
    void aListIsARepeatedParameterAndNullIsAbsent() {
        assertThat(read("{\"a\":[\"x\",1,true],\"b\":null}").values())
                .isEqualTo(Map.of("a", List.of("x", "1", "true")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{}}", "{\"a\":[[]]}", "{\"a\":[null]}", "{\"a\":[{\"b\":1}]}", "{\"a\":1e999}"})
    void whatAQueryStringCannotHoldIsRefused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("a must be a text, a number, true, false or a list of these; got ");
    }

    @Test
    void nestedListsAreRefusedHoweverDeepTheyAre() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(900) + "]".repeat(900) + "}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith("got \"a list\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"a\""})
    void argumentsThatAreNoObjectAreNone(String json) {
        assertThat(read(json).values()).isEmpty();
    }

    @Test
    void idsAreSeparatedByCommasOrInAList() {
        assertThat(read("{\"ids\":\"a/b, c/d,\"}").values("ids")).containsExactly("a/b", "c/d");
        assertThat(read("{\"ids\":[\"a/b\",\"c/d\"]}").values("ids")).containsExactly("a/b", "c/d");
    }

    @Property
    void noLimitIsAboveTwentyFive(@ForAll int limit) {
        CallArguments arguments = read("{\"limit\":" + limit + "}");

        if (limit >= 1 && limit <= 25) {
            assertThat(arguments.limited().value("limit")).isEqualTo(String.valueOf(limit));
        } else {
            assertThatThrownBy(arguments::limited)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("limit must be an integer from 1 to 25");
        }
    }

    private static CallArguments read(String arguments) {
        var message = new JsonObject("{\"params\":{\"name\":\"tool\",\"arguments\":" + arguments + "}}");
        return CallArguments.of(new RawMessage() {
            @Override
            public JsonObject asJsonObject() {
                return message;
            }

            @Override
            public String asString() {
                return message.encode();
            }
        });
    }
}
