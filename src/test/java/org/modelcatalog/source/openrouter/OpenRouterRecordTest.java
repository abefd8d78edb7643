package org.modelcatalog.source.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.source.json.UnusableRecordException;

class OpenRouterRecordTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String EVERY_FIELD = """
            {
              "id": "acme-labs/uno:free",
              "canonical_slug": "acme-labs/uno-2025-03-01",
              "hugging_face_id": "Acme/Uno-9B",
              "name": "Acme: Uno (free)",
              "created": 1740787200,
              "description": "Made up.",
              "context_length": 131072,
              "architecture": {
                "modality": "nonsense",
                "input_modalities": ["image", "text"],
                "output_modalities": ["text"],
                "tokenizer": "Qwen3",
                "instruct_type": "chatml"
              },
              "pricing": {
                "prompt": "0.00000010",
                "completion": "0.0000004",
                "request": "0",
                "image": "0.001",
                "web_search": "0.01",
                "internal_reasoning": "0.0000005",
                "overrides": [{"min_prompt_tokens": 32000, "prompt": "0.0000002"}]
              },
              "top_provider": {"context_length": 65536, "max_completion_tokens": 8192, "is_moderated": false},
              "per_request_limits": {"prompt_tokens": 100, "completion_tokens": 50},
              "supported_parameters": ["tools", "structured_outputs", "seed"],
              "default_parameters": {"temperature": 0.6, "top_p": null},
              "reasoning": {
                "mandatory": true,
                "default_enabled": true,
                "default_effort": "high",
                "supported_efforts": ["high", "low"],
                "supports_max_tokens": false
              },
              "knowledge_cutoff": "2025-01-01",
              "expiration_date": "2098-12-31",
              "benchmarks": {"some_index": {"score": 59.5}},
              "supported_voices": ["alto"],
              "alias_target": {"name": "Acme: Uno 2", "slug": "acme-labs/uno-2"}
            }
            """;

    @Test
    void everyFieldFindsItsPlace() throws Exception {
        Model row = row(EVERY_FIELD);

        var price = new Pricing(Map.of(
                Price.PROMPT, new BigDecimal("0.0000001"),
                Price.COMPLETION, new BigDecimal("0.0000004"),
                Price.REQUEST, BigDecimal.ZERO,
                Price.IMAGE, new BigDecimal("0.001"),
                Price.WEB_SEARCH, new BigDecimal("0.01"),
                Price.INTERNAL_REASONING, new BigDecimal("0.0000005")));
        var terms = new OfferTerms(
                new TopProvider(65536L, 8192L, false),
                List.of("tools", "structured_outputs", "seed"),
                Map.of("temperature", new BigDecimal("0.6")),
                Map.of("prompt_tokens", new BigDecimal(100), "completion_tokens", new BigDecimal(50)),
                List.of(new PriceOverride(
                        32000L, null, null, List.of(), null, Pricing.perToken(new BigDecimal("0.0000002"), null))));
        var capabilities = Capabilities.of(List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT))
                .with(Capability.TOOLS, true)
                .with(Capability.STRUCTURED_OUTPUTS, true)
                .with(Capability.REASONING, true);
        var offer = new Offer(
                "openrouter",
                null,
                null,
                "live",
                new Limits(131072L, null, 8192L),
                price,
                null,
                capabilities,
                null,
                null,
                null,
                terms);
        assertThat(row.with(null, Map.of()))
                .isEqualTo(new Model(
                        "acme-labs/uno:free",
                        "acme-labs/uno-2025-03-01",
                        "Acme/Uno-9B",
                        List.of(),
                        "Acme: Uno (free)",
                        "acme-labs",
                        "https://openrouter.ai/acme-labs/uno:free",
                        List.of("openrouter"),
                        "2025-03-01T00:00:00Z",
                        "Made up.",
                        "acme-labs/uno-2",
                        new Architecture(
                                List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT), "Qwen3", "chatml"),
                        new Serving(List.of(offer)),
                        new Facts(
                                new Reasoning(true, true, "high", List.of("high", "low"), false),
                                "2025-01-01",
                                "2098-12-31",
                                "{\"source\":\"openrouter\",\"some_index\":{\"score\":59.5}}",
                                List.of("alto"),
                                null),
                        null,
                        Map.of()));
    }

    @Test
    void theOriginOfEveryKnownFieldIsNoted() throws Exception {
        assertThat(row(EVERY_FIELD).origins())
                .isEqualTo(Map.ofEntries(
                        Map.entry(ModelField.CREATED, said("created")),
                        Map.entry(ModelField.DESCRIPTION, said("description")),
                        Map.entry(ModelField.CONTEXT_LENGTH, said("context_length")),
                        Map.entry(ModelField.MAX_OUTPUT, said("top_provider")),
                        Map.entry(ModelField.MODALITY, said("architecture")),
                        Map.entry(ModelField.TOKENIZER, said("architecture.tokenizer")),
                        Map.entry(ModelField.INSTRUCT_TYPE, said("architecture.instruct_type")),
                        Map.entry(ModelField.PRICING, said("pricing")),
                        Map.entry(ModelField.PROVIDERS, said("listed")),
                        Map.entry(ModelField.TOP_PROVIDER, said("top_provider")),
                        Map.entry(ModelField.SUPPORTED_PARAMETERS, said("supported_parameters")),
                        Map.entry(ModelField.REASONING, said("reasoning")),
                        Map.entry(ModelField.KNOWLEDGE_CUTOFF, said("knowledge_cutoff")),
                        Map.entry(ModelField.EXPIRATION_DATE, said("expiration_date")),
                        Map.entry(ModelField.BENCHMARKS, said("benchmarks")),
                        Map.entry(ModelField.SUPPORTED_VOICES, said("supported_voices"))));
    }

    @Test
    void anIdAloneIsARowOfWhichNothingElseIsKnown() throws Exception {
        Model row = row("{\"id\":\"acme-labs/uno-mini\"}");

        assertThat(row.canonicalSlug()).isEqualTo("acme-labs/uno-mini");
        assertThat(row.name()).isEqualTo("Uno Mini");
        assertThat(row.contextLength()).isNull();
        assertThat(row.architecture()).isEqualTo(Architecture.UNKNOWN);
        assertThat(row.serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row.serving().perRequestLimits()).isEmpty();
        assertThat(row.serving().defaultParameters()).isEmpty();
        assertThat(row.serving().offers()).singleElement().satisfies(offer -> {
            assertThat(offer.live()).isTrue();
            assertThat(offer.capabilities().has(Capability.TOOLS)).isNull();
            assertThat(offer.capabilities().has(Capability.STRUCTURED_OUTPUTS)).isNull();
        });
        assertThat(row.origins()).containsOnlyKeys(ModelField.PROVIDERS);
    }

    @Test
    void aPriceThatVariesIsUnknown() throws Exception {
        Model row = row("{'id':'a/b','pricing':{'prompt':'-1','completion':'-1','request':'0'}}");

        assertThat(row.serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row.serving().offers().get(0).pricing().of(Price.REQUEST)).isEqualTo(BigDecimal.ZERO);
        assertThat(row.origins()).doesNotContainKey(ModelField.PRICING);
    }

    /** They go to clients as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':'x\\ud83d'}",
                "{'\\udc00k':1}",
                "{'a':1e999999999}",
                "{'a':[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}",
                "{}"
            })
    void benchmarksThatSomeClientsCouldNotReadAreUnknown(String benchmarks) throws Exception {
        Model row = row("{'id':'a/b','benchmarks':" + benchmarks + "}");

        assertThat(row.facts()).isEqualTo(Facts.NONE);
    }

    @Test
    void theSourceOfBenchmarksIsTheGatewayWhateverTheySay() throws Exception {
        assertThat(row("{'id':'a/b','benchmarks':{'source':'another','index':1}}")
                        .facts()
                        .benchmarks())
                .isEqualTo("{\"source\":\"openrouter\",\"index\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-31",
        "2026-12-31T13:00:00Z, 2026-12-31T13:00:00Z",
        "2026-12-31junk,",
        "2026-13-01,",
        "soon,"
    })
    void anExpirationIsADateOrATime(String stated, String date) throws Exception {
        assertThat(row("{'id':'a/b','expiration_date':'" + stated + "'}")
                        .facts()
                        .expirationDate())
                .isEqualTo(date);
    }

    @Test
    void aWordAsLongAsABookIsNone() throws Exception {
        assertThat(row("{'id':'a/b','knowledge_cutoff':'" + "x".repeat(10_000) + "'}")
                        .facts())
                .isEqualTo(Facts.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "' '", "7", "['a/b']"})
    void withoutAHubIdThereIsNone(String hubId) throws Exception {
        assertThat(row("{'id':'a/b','hugging_face_id':" + hubId + "}").huggingFaceId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['file','audio','text'] | ['text','audio'] | text+audio+file->text+audio",
                "['text','video'] | ['embeddings'] | text+video->embedding",
                "['text','image','text'] | ['image'] | text+image->image",
                "['text','smell'] | ['text'] | ",
                "['text'] | ['text','smell'] | ",
                "[] | ['text'] | ",
                "7 | ['text'] | "
            })
    void modalitiesAreTakenWholeOrNotAtAll(String inputs, String outputs, String modality) throws Exception {
        Model row = row("{'id':'a/b','architecture':{'modality':'text->text','input_modalities':" + inputs
                + ",'output_modalities':" + outputs + "}}");

        assertThat(row.architecture().modality()).isEqualTo(modality);
        assertThat(row.origins().containsKey(ModelField.MODALITY)).isEqualTo(modality != null);
    }

    @Test
    void parametersWithoutToolsSayThatThereAreNone() throws Exception {
        Offer offer = row("{'id':'a/b','supported_parameters':['seed']}")
                .serving()
                .offers()
                .get(0);

        assertThat(offer.capabilities().has(Capability.TOOLS)).isFalse();
        assertThat(offer.capabilities().has(Capability.STRUCTURED_OUTPUTS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/canonical_slug, 7",
        "/hugging_face_id, {}",
        "/name, []",
        "/created, '\"yesterday\"'",
        "/created, -1",
        "/created, 1e300",
        "/description, 7",
        "/context_length, '\"4096\"'",
        "/context_length, 0",
        "/context_length, 4096.5",
        "/architecture, '[]'",
        "/architecture/input_modalities, '[7]'",
        "/architecture/tokenizer, {}",
        "/architecture/instruct_type, 7",
        "/pricing, '\"free\"'",
        "/pricing/prompt, '[0.1]'",
        "/expiration_date, '\"soon\"'",
        "/knowledge_cutoff, 2025",
        "/reasoning, true",
        "/benchmarks, '[]'",
        "/supported_voices, '\"all\"'",
        "/alias_target, '\"acme-labs/uno\"'",
        "/pricing/overrides, 7",
        "/pricing/completion, '\"much\"'",
        "/top_provider, 7",
        "/top_provider/max_completion_tokens, '\"many\"'",
        "/top_provider/is_moderated, '\"no\"'",
        "/per_request_limits, '\"none\"'",
        "/per_request_limits/prompt_tokens, '\"x\"'",
        "/supported_parameters, '\"tools\"'",
        "/default_parameters, []",
        "/default_parameters/temperature, '\"hot\"'"
    })
    void aWrongTypeCostsTheFieldAndNotTheRecord(String pointer, String wrong) throws Exception {
        Model as = row(EVERY_FIELD);

        Model row = row(with(pointer, JSON.readTree(wrong)));

        assertThat(row).isEqualTo(row(with(pointer, null))).isNotEqualTo(as);
        assertThat(row.id()).isEqualTo(as.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'id':null}", "{'id':' '}", "{'id':7}"})
    void withoutAnIdThereIsNoRow(String json) {
        assertUnusable(json, "no_id");
    }

    @Test
    void anIdThatNobodyCouldAskForIsNone() {
        assertUnusable("{'id':'a\\tb'}", "invalid_id");
        assertUnusable("{'id':'" + "a".repeat(300) + "'}", "invalid_id");
    }

    private static void assertUnusable(String json, String reason) {
        assertThatThrownBy(() -> row(json))
                .isInstanceOfSatisfying(
                        UnusableRecordException.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason));
    }

    /** The record with every field, one of them otherwise; null = without it. */
    private static JsonNode with(String pointer, JsonNode value) throws JsonProcessingException {
        JsonNode record = JSON.readTree(EVERY_FIELD);
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) record.at(pointer.substring(0, slash));
        String field = pointer.substring(slash + 1);
        if (value == null) {
            parent.remove(field);
        } else {
            parent.set(field, value);
        }
        return record;
    }

    private static Origin said(String rule) {
        return new Origin("openrouter", rule, AT);
    }

    private static Model row(String json) throws JsonProcessingException, UnusableRecordException {
        return row(JSON.readTree(json.replace('\'', '"')));
    }

    private static Model row(JsonNode json) throws UnusableRecordException {
        return OpenRouterRecord.row(json, AT);
    }
}
