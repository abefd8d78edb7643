package org.modelcatalog.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

class RecordReaderTest {

    private static final RecordReader<String> READER =
            new RecordReader<>("the sample", 3, json -> TolerantJson.idOf(json, "id"));
    private static final String LIST = "[{\"id\":\"a/one\",\"n\":[1,{}]},{\"id\":\"a/zwei ü\"}]";
    private static final String ENVELOPE = "{\"total\":20,\"data\":" + LIST + ",\"pagination\":{\"pages\":[1,2]}}";

    @Test
    void aBareListHasNoEnvelope() {
        Records<String> read = list(LIST);

        assertThat(read.records()).containsExactly("a/one", "a/zwei ü");
        assertThat(read.envelope().isObject()).isTrue();
        assertThat(read.envelope()).isEmpty();
        assertThat(read.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " {}", "<html>", "1", "]"})
    void moreBehindTheDocumentIsRefused(String more) {
        assertThatThrownBy(() -> list(LIST + more)).isInstanceOf(UpstreamException.class);
        assertThatThrownBy(() -> listIn(ENVELOPE + more)).isInstanceOf(UpstreamException.class);
    }

    @Test
    void whatIsSaidBesideAListIsRead() {
        Records<String> read = listIn(ENVELOPE);

        assertThat(read.records()).containsExactly("a/one", "a/zwei ü");
        assertThat(read.envelope().fieldNames()).toIterable().containsExactly("total", "pagination");
        assertThat(TolerantJson.count(read.envelope(), "total")).isEqualTo(20);
        assertThat(read.envelope().at("/pagination/pages/1").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"id\":\"x\"}],\"a\":1.25,\"b\":{\"c\":[]}}",
                "{\"a\":1.25,\"b\":{\"c\":[]},\"data\":[{\"id\":\"x\"}]}",
                " { \"a\" : 1.25 , \"data\" : [ {\"id\":\"x\"} ] , \"b\" : {\"c\":[]} } "
            })
    void theListMayStandAnywhereInTheEnvelope(String json) {
        Records<String> read = listIn(json);

        assertThat(read.records()).containsExactly("x");
        assertThat(TolerantJson.decimal(read.envelope(), "a")).isEqualTo(new BigDecimal("1.25"));
        assertThat(read.envelope().at("/b/c").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text ü\"", "true", "null", "-3", "1.5e3", "[1,[2]]", "{\"a\":{\"b\":1}}", "\"\\u00e9\""})
    void everyKindOfValueBesideTheListIsReadWhole(String value) throws Exception {
        JsonNode said = listIn("{\"before\":" + value + ",\"data\":[],\"after\":" + value + "}")
                .envelope();

        assertThat(said.get("before")).isEqualTo(RecordReader.JSON.readTree(value));
        assertThat(said.get("after")).isEqualTo(said.get("before"));
    }

    @Test
    void aLongTaleBesideTheListIsLeftOut() {
        String tale = "\"" + "x".repeat(5000) + "\"";

        Records<String> read = listIn("{\"tale\":" + tale + ",\"total\":1,\"data\":[{\"id\":\"x\"}]}");

        assertThat(read.envelope().fieldNames()).toIterable().containsExactly("total");
        assertThat(read.records()).containsExactly("x");
    }

    @Test
    void aListOfTheSameNameFurtherDownIsNotTheList() {
        assertMalformed(RecordReaderTest::listIn, "{\"more\":{\"data\":[{\"id\":\"x\"}]}}");
    }

    @Test
    void aListThatIsThereTwiceIsReadAsOneAndBounded() {
        String two = "\"data\":[{\"id\":\"x\"},{\"id\":\"y\"}]";

        Records<String> read = listIn("{" + two + "," + two + "}");

        assertThat(read.records()).containsExactly("x", "y", "x");
        assertThat(read.skipped()).isEqualTo(Map.of("beyond_page", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "{}",
                "null",
                "\"data\"",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":{\"id\":\"a/b\"}}",
                "{\"data\":\"x\"}",
                "{\"models\":[]}",
                "{\"error\":{\"message\":\"x\"}}",
                "<html></html>",
                "{\"data\":[],}",
                "{\"data\":[],\"x\":1e99999999999}",
                "{\"data\":[{\"id\":\"a/b\",\"x\":1e99999999999}]}",
                "{\"data\":[{]}"
            })
    void whatIsNotOneWholeObjectWithTheListIsRefused(String body) {
        assertMalformed(RecordReaderTest::listIn, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"data\":[]}", "null", "1", "[,]", "[{\"id\":\"a\"}"})
    void whatIsNotOneWholeListIsRefused(String body) {
        assertMalformed(RecordReaderTest::list, body);
    }

    @Test
    void theRefusalSaysWhoSentItAndNothingOfTheBody() {
        assertThatThrownBy(() -> listIn("{\"secret\":oops}"))
                .hasMessageStartingWith("the sample sent ")
                .hasMessageNotContainingAny("secret", "oops");
    }

    @Test
    void anUnusableRecordCostsItselfAndIsCountedByReason() {
        Records<String> read = listIn("{\"data\":[{\"name\":\"x\"},{\"id\":7},{\"id\":\"a\"}]}");

        assertThat(read.records()).containsExactly("a");
        assertThat(read.skipped()).isEqualTo(Map.of("no_id", 2));
    }

    @Test
    void whatIsNoRecordIsCountedAndNotRead() {
        assertThat(listIn("{\"data\":[null,[{\"id\":\"x\"}],{\"id\":\"a\"}]}").skipped())
                .isEqualTo(Map.of("not_an_object", 2));
    }

    @Test
    void noMoreRecordsThanWantedAreRead() {
        Records<String> read = listIn("{\"data\":[" + "{\"id\":\"a\"},".repeat(5) + "{}]}");

        assertThat(read.records()).hasSize(3);
        assertThat(read.skipped()).isEqualTo(Map.of("beyond_page", 3));
    }

    @Test
    void aRecordThatIsTooLargeCostsItself() {
        String padding = "x".repeat(RecordReader.MAX_RECORD_SIZE);

        Records<String> read = listIn("{\"data\":[{\"id\":\"a\",\"x\":\"" + padding + "\"},{\"id\":\"b\"}]}");

        assertThat(read.records()).containsExactly("b");
        assertThat(read.skipped()).isEqualTo(Map.of("too_large", 1));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertMalformed(RecordReaderTest::listIn, "{\"x\":" + "[".repeat(200_000));
        assertMalformed(RecordReaderTest::listIn, "{\"data\":[{\"x\":" + "[".repeat(200_000));
        assertMalformed(RecordReaderTest::listIn, "{\"x\":".repeat(200_000));
    }

    @Test
    void moreTinyValuesThanAnyAnswerHasAreRefused() {
        String tiny = "{\"id\":\"a\"},".repeat((int) RecordReader.MAX_TOKENS / 4 + 1);

        assertMalformed(RecordReaderTest::listIn, "{\"data\":[" + tiny + "{}]}");
    }

    @Property
    void anObjectCutOffAnywhereIsRefused(@ForAll @IntRange(min = 0, max = 200) int cut) {
        assertCutOffIsRefused((bytes, length) -> READER.listIn("data", bytes, length), ENVELOPE, cut);
    }

    @Property
    void aListCutOffAnywhereIsRefused(@ForAll @IntRange(min = 0, max = 200) int cut) {
        assertCutOffIsRefused(READER::list, LIST, cut);
    }

    @Property
    void whateverBytesComeTheOnlyFailureIsAnUpstreamException(@ForAll byte[] bytes) {
        assertReadOrMalformed(bytes);
    }

    @Property
    void whateverBecomesOfADocumentTheOnlyFailureIsAnUpstreamException(@ForAll("damaged") String json) {
        assertReadOrMalformed(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What it is made of, in any order: far more of it is nearly JSON than of random bytes. */
    @Provide
    Arbitrary<String> damaged() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"data\"",
                        "\"id\"",
                        "\"a/b\"",
                        "1",
                        "-",
                        "1e9",
                        "null",
                        "true",
                        "{\"data\":[",
                        "{\"id\":\"a\"}",
                        "\\",
                        "\"",
                        "ü",
                        " ",
                        "\uFEFF",
                        "\u0000")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static void assertReadOrMalformed(byte[] bytes) {
        for (BiFunction<byte[], Integer, Records<String>> reading :
                List.<BiFunction<byte[], Integer, Records<String>>>of(
                        READER::list, (json, length) -> READER.listIn("data", json, length))) {
            try {
                reading.apply(bytes, bytes.length);
            } catch (UpstreamException expected) {
                assertThat(expected.reason()).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    private static void assertCutOffIsRefused(
            BiFunction<byte[], Integer, Records<String>> reading, String json, int cut) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        // as an answer's bytes are kept: behind the document are others, here those that would make it whole
        int length = cut % bytes.length;

        assertThatThrownBy(() -> reading.apply(bytes, length))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static void assertMalformed(Function<String, ?> reading, String body) {
        assertThatThrownBy(() -> reading.apply(body))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static Records<String> list(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return READER.list(bytes, bytes.length);
    }

    private static Records<String> listIn(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return READER.listIn("data", bytes, bytes.length);
    }
}
