package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.json.Records;

/** Whatever a list says: a row has what is right about it, and is lost only without an id. */
class HostileRowsTest {

    private static final Kind KIND = KindRows.kind("""
            path: /v1/models
            records: data
            id: id
            hub_id: hub
            name: name
            description: description
            created: created
            context: context
            max_output: limits.output
            parameters: parameters
            quantization: quantization
            expires: expires
            live: {path: status, is: [active]}
            supported_parameters: parameters_list
            modalities: {input: inputs, output: outputs, type: type, types: {chat: text->text}}
            capabilities: {tools: tools, vision: {in: tags, word: vision}}
            price: {unit: usd_per_million_tokens, prompt: p.in, completion: p.out, free: free, discount: off}
            """);

    private static final List<String> FIELDS = List.of(
            "hub",
            "name",
            "description",
            "created",
            "context",
            "limits",
            "parameters",
            "quantization",
            "expires",
            "status",
            "parameters_list",
            "inputs",
            "outputs",
            "type",
            "tools",
            "tags",
            "p",
            "free",
            "off");

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> scalars = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1",
                "32768.0",
                "1.5",
                "1e400",
                "-1e-400",
                "99999999999999999999999999",
                "\"\"",
                "\" \"",
                "\"x\"",
                "\"0.1\"",
                "\"1e999999999\"",
                "\"\\ud800\"",
                "\"9999-99-99T00:00:00Z\"",
                "\"2026-13-01\"",
                "\"" + "y".repeat(3_000) + "\"");
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars.list().ofMaxSize(3).map(list -> list.toString()),
                () -> scalars.map(value -> "{\"in\":" + value + ",\"out\":" + value + ",\"output\":" + value + "}"),
                () -> scalars.map(value -> "[".repeat(50) + value + "]".repeat(50)));
    }

    @Property(tries = 400)
    void noFieldOfAnyTypeCostsTheRow(@ForAll("json") String one, @ForAll("json") String other) {
        var record = new StringBuilder("{\"id\":\"ant\"");
        for (int i = 0; i < FIELDS.size(); i++) {
            record.append(",\"").append(FIELDS.get(i)).append("\":").append(i % 2 == 0 ? one : other);
        }

        Records<Model> rows = KindRows.read(KIND, "{\"data\":[" + record + "}]}");

        assertThat(rows.records()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("ant");
            assertThat(row.contextLength()).isIn(null, 1L, 32768L);
            assertThat(row.serving().offers()).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                     | no_id
            {"id":null}            | no_id
            {"id":7}               | no_id
            {"id":["a"]}           | no_id
            {"id":" "}             | no_id
            {"id":"a\\nb"}         | invalid_id
            {"id":"openai/*"}      | wildcard
            [1]                    | not_an_object
            "ant"                  | not_an_object
            null                   | not_an_object
            """)
    void aRecordWithoutAnIdIsCounted(String record, String reason) {
        Records<Model> rows = KindRows.read(KIND, "{\"data\":[" + record + ",{\"id\":\"ant\"}]}");

        assertThat(rows.records()).extracting(Model::id).containsExactly("ant");
        assertThat(rows.skipped()).isEqualTo(Map.of(reason, 1));
    }

    @Test
    void anIdThatIsTooLongIsCounted() {
        assertThat(KindRows.read(KIND, "{\"data\":[{\"id\":\"" + "x".repeat(257) + "\"}]}")
                        .skipped())
                .isEqualTo(Map.of("invalid_id", 1));
    }

    @Test
    void anIdAloneIsALiveOfferOfWhichNothingIsKnown() {
        Model row = KindRows.read(KIND, "{\"data\":[{\"id\":\"acme/ant-7b\"}]}")
                .records()
                .get(0);

        assertThat(row.name()).isEqualTo("Ant 7B");
        assertThat(row.owner()).isEqualTo("acme");
        assertThat(row.huggingFaceId()).isNull();
        Offer offer = row.serving().offers().get(0);
        assertThat(offer.status()).isEqualTo(Offer.LIVE);
        assertThat(offer.limits()).isEqualTo(Limits.UNKNOWN);
        assertThat(offer.pricing()).isEqualTo(Pricing.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models/ant", "./ant", "../ant", "ant", "a/b/c", "acme/ant 7b", "acme/..", "C:\\ant"})
    void whatCanBeNoHubIdIsNone(String stated) {
        String json = "{\"data\":[{\"id\":\"ant\",\"hub\":\"" + stated.replace("\\", "\\\\") + "\"}]}";

        assertThat(KindRows.read(KIND, json).records().get(0).huggingFaceId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"models\":[]}",
                "{\"data\":{}}",
                "{\"data\":[{\"id\":\"a\"}",
                "<html>",
                "{\"data\":[]}{}"
            })
    void anAnswerThatIsNotTheListIsNoEmptyList(String answer) {
        assertThatThrownBy(() -> KindRows.read(KIND, answer)).isInstanceOf(UpstreamException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\":[]}", "{\"data\":{}}", "{\"data\":{\"models\":{}}}", "{\"data\":{\"models\":[]}", "[]"
            })
    void aListThatIsNotWhereItShouldBeIsNoEmptyList(String answer) {
        Kind nested = KindRows.kind("{path: /a, records: data.models, id: id}");

        assertThatThrownBy(() -> KindRows.read(nested, answer)).isInstanceOf(UpstreamException.class);
    }

    @Test
    void aNestedListIsReadWithWhatIsAroundIt() {
        Kind nested = KindRows.kind("{path: /a, records: data.models, id: id}");

        Records<Model> rows = KindRows.read(
                nested,
                "{\"error\":null,\"data\":{\"total\":1,\"models\":[{\"id\":\"a\"}],\"filters\":[{}]},\"next\":\"b\"}");

        assertThat(rows.records()).extracting(Model::id).containsExactly("a");
        assertThat(rows.envelope().path("next").asText()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.00000075",
        "-0.5, 0.0000015",
        "1, 0.000001",
        "2, 0.000001",
        "-1e200, 0.000001",
        "1e-200, 0.000001"
    })
    void aDiscountIsTakenOffWhereItIsOne(String discount, String price) {
        String record = "{\"id\":\"a\",\"p\":{\"in\":1,\"out\":1},\"off\":" + discount + "}";

        assertThat(KindRows.read(KIND, "{\"data\":[" + record + "]}")
                        .records()
                        .get(0)
                        .serving()
                        .pricing()
                        .prompt())
                .isEqualByComparingTo(price);
    }

    @Test
    void anAnswerThatIsTooDeepIsNoList() {
        String deep = "[".repeat(5000) + "]".repeat(5000);

        assertThatThrownBy(() -> KindRows.read(KIND, "{\"data\":[{\"id\":\"a\",\"x\":" + deep + "}]}"))
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    void aRecordOfManyModelsIsBounded() {
        Kind each = KindRows.kind("{path: /a, each: flavors, id: id}");
        String flavors = "{\"id\":\"a\"},".repeat(150) + "{\"id\":\"b\"}";

        Records<Model> rows = KindRows.read(each, "[{\"flavors\":[" + flavors + "]},{\"flavors\":7},{}]");

        assertThat(rows.records()).hasSize(100);
        assertThat(rows.skipped()).isEqualTo(Map.of("beyond_page", 51));
    }
}
