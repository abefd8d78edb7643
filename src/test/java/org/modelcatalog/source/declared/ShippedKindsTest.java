package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.source.declared.KindRows.GATEWAY;
import static org.modelcatalog.source.declared.KindRows.row;
import static org.modelcatalog.source.declared.KindRows.shipped;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.json.Records;

/** The kinds of the artefact, each on an answer that is made up in its documented shape, with the traps of the real one. */
class ShippedKindsTest {

    private static final Path KINDS = Path.of("src", "main", "resources", "gateways");

    static List<String> kinds() {
        return Kinds.SHIPPED;
    }

    @Test
    void areTheFilesOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(KINDS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Kinds.SHIPPED);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sayWhatTheirEvidenceIs(String kind) throws IOException {
        assertThat(Files.readString(KINDS.resolve(kind + ".yaml")))
                .startsWith("#")
                .contains("Evidence:");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nameNoHost(String kind) throws IOException {
        assertThat(Files.readString(KINDS.resolve(kind + ".yaml"))).doesNotContain("://");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            openai              | ant             | acme/Ant-7B | 32768 | -     | -    | -
            ollama              | ant:7b          | -           | -     | -     | -    | true
            lm-studio           | acme/ant-7b     | -           | 16384 | -     | -    | true
            litellm             | ant             | -           | -     | 32768 | 4096 | true
            litellm-deployments | ant             | -           | -     | 32768 | 4096 | true
            openrouter-provider | acme/ant-7b     | acme/Ant-7B | 32768 | -     | 4096 | true
            vercel              | acme/ant-7b     | -           | 32768 | -     | -    | true
            deepinfra           | acme/Ant-7B     | -           | 32768 | -     | -    | true
            novita              | acme/ant-7b     | -           | 32768 | -     | 4096 | true
            nebius              | acme/Ant-7B     | -           | 32768 | -     | -    | -
            chutes              | acme/Ant-7B-TEE | acme/Ant-7B | 32768 | -     | 4096 | true
            sambanova           | Ant-7B          | -           | 32768 | -     | 4096 | -
            requesty            | acme/ant-7b     | -           | 32768 | -     | -    | true
            together            | acme/Ant-7B     | -           | 32768 | -     | -    | -
            groq                | acme/ant-7b     | -           | 32768 | -     | 4096 | -
            github-models       | acme/ant-7b     | -           | -     | 32768 | 4096 | true
            """)
    void readAModel(String kind, String id, String hubId, Long context, Long maxInput, Long maxOutput, Boolean tools) {
        Model model = row(shipped(kind), id);

        assertThat(model.huggingFaceId()).isEqualTo(hubId);
        assertThat(model.gateways()).containsExactly(KindRows.GATEWAY);
        assertThat(model.serving().offers()).singleElement().satisfies(offer -> {
            assertThat(offer.status()).isEqualTo(Offer.LIVE);
            assertThat(offer.inferenceProvider()).isEqualTo(KindRows.GATEWAY);
            assertThat(offer.limits()).isEqualTo(new Limits(context, maxInput, maxOutput));
            assertThat(offer.capabilities().has(Capability.TOOLS)).isEqualTo(tools);
        });
    }

    /** US dollars per token and per million, as strings and as numbers, cents, and factors: the digits are the same. */
    @ParameterizedTest
    @CsvSource({
        "litellm, ant",
        "litellm-deployments, ant",
        "openrouter-provider, acme/ant-7b",
        "vercel, acme/ant-7b",
        "deepinfra, acme/Ant-7B",
        "novita, acme/ant-7b",
        "novita, acme/bee-7b",
        "nebius, acme/Ant-7B",
        "nebius, acme/Ant-7B-fast",
        "chutes, acme/Ant-7B-TEE",
        "sambanova, Ant-7B",
        "requesty, acme/ant-7b",
        "requesty, acme/ant-7b@eu",
        "together, acme/Ant-7B"
    })
    void readOnePriceInEveryUnitToTheDigit(String kind, String id) {
        Pricing pricing = row(shipped(kind), id).serving().offers().get(0).pricing();

        assertThat(pricing.prompt().toPlainString()).isEqualTo("0.0000001");
        assertThat(pricing.completion().toPlainString()).isEqualTo("0.0000002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama", "lm-studio", "groq", "github-models"})
    void makeUpNoPriceWhereAListHasNone(String kind) {
        assertThat(shipped(kind).records())
                .extracting(model -> model.serving().offers().get(0).pricing())
                .containsOnly(Pricing.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"litellm, bee", "novita, acme/dog-zero", "chutes, acme/bee", "together, acme/Bee-70B"})
    void readZeroAsUnknownWhereNothingElseSaysFree(String kind, String id) {
        assertThat(row(shipped(kind), id).serving().pricing()).isEqualTo(Pricing.UNKNOWN);
    }

    @Test
    void takeTheTimesOfPollsAndFilesForNoDateOfAModel() {
        assertThat(shipped("openai").records()).extracting(Model::created).containsOnlyNulls();
        assertThat(row(shipped("vercel"), "acme/ant-7b").created()).isEqualTo("2026-05-28T20:26:40Z");
        assertThat(row(shipped("nebius"), "acme/Bee-VL").created()).isEqualTo("2026-02-03T04:05:06Z");
    }

    @Test
    void openaiReadsOwnServers() {
        Records<Model> rows = shipped("openai");

        assertThat(row(rows, "ant-support").huggingFaceId()).isNull();
        assertThat(row(rows, "/models/bee.gguf").contextLength()).isEqualTo(8192);
        assertThat(row(rows, "/models/bee.gguf").parameters().value()).isEqualTo(3_212_749_888L);
        assertThat(row(rows, "cat:7b").contextLength()).isNull();
        assertThat(row(rows, "ant").origins().get(ModelField.CONTEXT_LENGTH))
                .isEqualTo(new Origin(KindRows.GATEWAY, "max_model_len", KindRows.NOW));
    }

    @Test
    void litellmBelievesNoFlagThatIsFalseByDefault() {
        Records<Model> rows = shipped("litellm");

        assertThat(row(rows, "ant").has(Capability.VISION)).isNull();
        assertThat(row(rows, "ant").architecture().outputs()).isEmpty();
        assertThat(row(rows, "cat-embed").serving().pricing().completion()).isZero();
        assertThat(row(rows, "cat-embed").architecture().outputs()).containsExactly(Modality.EMBEDDING);
        assertThat(rows.skipped()).isEqualTo(Map.of("wildcard", 1));
    }

    @Test
    void openrouterProviderReadsBothFormsOfTheDocument() {
        Records<Model> rows = shipped("openrouter-provider");
        Model ant = row(rows, "acme/ant-7b");
        Model bee = row(rows, "acme/bee-70b");

        assertThat(ant.architecture().modality()).isEqualTo("text->text");
        assertThat(ant.facts().expirationDate()).isEqualTo("2027-06-01");
        assertThat(ant.serving().pricing().stated()).containsOnlyKeys(Price.PROMPT, Price.COMPLETION);
        assertThat(bee.huggingFaceId()).isNull();
        assertThat(bee.architecture().modality()).isEqualTo("text+image->text");
        assertThat(bee.serving().limits()).isEqualTo(new Limits(65536L, null, 8192L));
        assertThat(bee.has(Capability.TOOLS)).isTrue();
        assertThat(bee.has(Capability.REASONING)).isNull();
        // half of what is stated: discount_to_user
        assertThat(bee.serving().pricing().stated())
                .isEqualTo(Map.of(
                        Price.PROMPT, new BigDecimal("0.00000005"),
                        Price.COMPLETION, new BigDecimal("0.0000001"),
                        Price.IMAGE, new BigDecimal("0.0005"),
                        Price.INPUT_CACHE_READ, new BigDecimal("0.000000005"),
                        Price.INPUT_CACHE_WRITE, new BigDecimal("0.0000000625"),
                        Price.INPUT_CACHE_WRITE_1H, new BigDecimal("0.0000001")));
    }

    @Test
    void openrouterProviderReadsWhatIsFreeStagedAndOver() {
        Records<Model> rows = shipped("openrouter-provider");

        assertThat(row(rows, "acme/cat-free").free()).isTrue();
        assertThat(rows.skipped()).isEqualTo(Map.of("not_listed", 1));
        Offer old = row(rows, "acme/elk-old").serving().offers().get(0);
        assertThat(old.status()).isEqualTo("expired");
        assertThat(old.pricing()).isEqualTo(Pricing.perToken(new BigDecimal("0.000001"), new BigDecimal("0.000002")));
    }

    @Test
    void vercelReadsTheFirstTierAndNoLimitOfZero() {
        Records<Model> rows = shipped("vercel");

        assertThat(row(rows, "acme/bee-image").contextLength()).isNull();
        assertThat(row(rows, "acme/bee-image").serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row(rows, "acme/cat-long").serving().pricing())
                .isEqualTo(Pricing.perToken(new BigDecimal("0.000001"), new BigDecimal("0.000003")));
    }

    @Test
    void deepinfraReadsPricesOfTokensOnlyAndFactorsOfTheCache() {
        Records<Model> rows = shipped("deepinfra");

        assertThat(row(rows, "acme/Ant-7B").serving().pricing().of(Price.INPUT_CACHE_READ))
                .isEqualByComparingTo("0.00000001");
        assertThat(row(rows, "acme/bee-speech").serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row(rows, "acme/cat-old").serving().servable()).isFalse();
        assertThat(row(rows, "acme/cat-old").facts().expirationDate()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(row(rows, "acme/cat-old").facts().deprecation())
                .isEqualTo(new Deprecation(null, "acme/Ant-7B", GATEWAY));
        assertThat(row(rows, "acme/Ant-7B").facts().deprecation()).isNull();
        assertThat(rows.skipped()).isEqualTo(Map.of("not_listed", 1));
    }

    @Test
    void listsOfOpenAisFormatMayStateAnEnd() {
        Records<Model> rows = KindRows.read(Kinds.shipped("openai"), """
                {"data": [
                  {"id": "ends", "shutdown_date": "2027-06-30"},
                  {"id": "replaced", "shutdown_date": null, "deprecation_replacement_model": "ends"}]}""");

        assertThat(row(rows, "ends").facts().expirationDate()).isEqualTo("2027-06-30");
        assertThat(row(rows, "replaced").facts().expirationDate()).isNull();
        assertThat(row(rows, "replaced").lifecycle().replacement()).isEqualTo("ends");
    }

    @Test
    void anOperatorsKindStatesFromWhenAModelIsDeprecated() {
        Kind kind = KindRows.kind("""
                path: /models
                records: data
                id: id
                deprecated: ends.from
                replacement: ends.instead
                price: {unit: usd_per_token}
                """);

        Records<Model> rows = KindRows.read(
                kind, "{\"data\": [{\"id\": \"a\", \"ends\": {\"from\": \"2026-10-01\", \"instead\": \"b\"}}]}");

        assertThat(row(rows, "a").facts().deprecation()).isEqualTo(new Deprecation("2026-10-01", "b", GATEWAY));
    }

    @Test
    void novitaReadsNoTierForTheBase() {
        Records<Model> rows = shipped("novita");

        assertThat(row(rows, "acme/cat-tiers").serving().offers().get(0).pricing())
                .isEqualTo(Pricing.UNKNOWN);
        assertThat(row(rows, "acme/bee-7b").serving().offers().get(0).status()).isEqualTo("not_live");
    }

    @Test
    void nebiusMakesARowOfEachFlavour() {
        Records<Model> rows = shipped("nebius");

        assertThat(rows.records())
                .extracting(Model::id)
                .containsExactly("acme/Ant-7B", "acme/Ant-7B-fast", "acme/Bee-VL");
        assertThat(rows.skipped()).isEqualTo(Map.of("not_an_object", 1));
        assertThat(row(rows, "acme/Ant-7B-fast").contextLength()).isEqualTo(32_000);
        assertThat(row(rows, "acme/Bee-VL").serving().offers().get(0).status()).isEqualTo("error");
        assertThat(row(rows, "acme/Bee-VL").architecture().modality()).isEqualTo("text+image->text");
    }
}
