package org.modelcatalog.api.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Price;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class LiteLlmEntryTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void whatNobodyStatesIsAbsent() {
        assertThat(text(row(), offer("openrouter").prices("0.000003", "0.000015")))
                .isEqualTo("{\"litellm_provider\":\"openrouter\",\"input_cost_per_token\":0.000003,"
                        + "\"output_cost_per_token\":0.000015,\"source\":\"https://openrouter.ai/api/v1/models\"}");
    }

    @Test
    void pricesHaveLiteLlmsNames() {
        JsonNode entry = json(
                row(),
                offer("openrouter")
                        .prices("0.1", "0.2")
                        .price(Price.INTERNAL_REASONING, "0.3")
                        .price(Price.INPUT_CACHE_READ, "0.01")
                        .price(Price.INPUT_CACHE_WRITE, "0.02")
                        .price(Price.INPUT_CACHE_WRITE_1H, "0.03")
                        .price(Price.AUDIO, "0.4")
                        .price(Price.AUDIO_OUTPUT, "0.5")
                        .price(Price.INPUT_AUDIO_CACHE, "0.04")
                        .price(Price.IMAGE, "0.6")
                        .price(Price.IMAGE_OUTPUT, "0.7")
                        .price(Price.REQUEST, "0.8")
                        .price(Price.WEB_SEARCH, "0.9")
                        .price(Price.IMAGE_TOKEN, "0.9")
                        .price(Price.DISCOUNT, "0.9"));

        assertThat(price(entry, "output_cost_per_reasoning_token")).isEqualTo("0.3");
        assertThat(price(entry, "cache_read_input_token_cost")).isEqualTo("0.01");
        assertThat(price(entry, "cache_creation_input_token_cost")).isEqualTo("0.02");
        assertThat(price(entry, "cache_creation_input_token_cost_above_1hr")).isEqualTo("0.03");
        assertThat(price(entry, "input_cost_per_audio_token")).isEqualTo("0.4");
        assertThat(price(entry, "output_cost_per_audio_token")).isEqualTo("0.5");
        assertThat(price(entry, "cache_read_input_audio_token_cost")).isEqualTo("0.04");
        assertThat(price(entry, "input_cost_per_image")).isEqualTo("0.6");
        assertThat(price(entry, "output_cost_per_image")).isEqualTo("0.7");
        assertThat(price(entry, "input_cost_per_request")).isEqualTo("0.8");
        assertThat(entry.toString()).doesNotContain("0.9");
        assertThat(entry.path("supports_prompt_caching").booleanValue()).isTrue();
    }

    @Test
    void aZeroForReasoningDoesNotMakeReasoningFree() {
        OfferBuilder offer = offer("openrouter").prices("0.1", "0.2").price(Price.INTERNAL_REASONING, "0");

        assertThat(json(row(), offer).has("output_cost_per_reasoning_token")).isFalse();
    }

    @Test
    void lengthsThatLiteLlmHasANameForAreInTheName() {
        JsonNode entry = json(
                row(),
                offer("openrouter")
                        .prices("0.1", "0.2")
                        .price(Price.INPUT_CACHE_READ, "0.01")
                        .above(32_000, "0.2", null)
                        .above(200_000, "0.3", "0.4"));

        assertThat(price(entry, "input_cost_per_token_above_32k_tokens")).isEqualTo("0.2");
        assertThat(price(entry, "output_cost_per_token_above_32k_tokens")).isEqualTo("0.2");
        assertThat(price(entry, "input_cost_per_token_above_200k_tokens")).isEqualTo("0.3");
        assertThat(price(entry, "output_cost_per_token_above_200k_tokens")).isEqualTo("0.4");
        assertThat(price(entry, "cache_read_input_token_cost_above_200k_tokens"))
                .isEqualTo("0.01");
        assertThat(entry.has("tiered_pricing")).isFalse();
    }

    @Test
    void otherLengthsAreRanges() {
        JsonNode entry = json(
                row(),
                offer("openrouter")
                        .limits(1_000_000L, null, null)
                        .prices("0.1", "0.2")
                        .above(32_768, "0.2", null)
                        .above(200_000, "0.3", null));

        assertThat(entry.path("tiered_pricing")).isEqualTo(read("""
            [{"range": [0, 32768], "input_cost_per_token": 0.1, "output_cost_per_token": 0.2},
             {"range": [32768, 200000], "input_cost_per_token": 0.2, "output_cost_per_token": 0.2},
             {"range": [200000, 1000000], "input_cost_per_token": 0.3, "output_cost_per_token": 0.2}]\
            """));
        assertThat(entry.toString()).doesNotContain("_above_");
    }

    @Test
    void limitsAreThoseOfTheOffer() {
        JsonNode whole = json(row(), offer("openrouter").prices("1", "1").limits(32_768L, 30_000L, 4096L));
        JsonNode context = json(row(), offer("openrouter").prices("1", "1").limits(32_768L, null, null));

        assertThat(whole.path("max_input_tokens").longValue()).isEqualTo(30_000);
        assertThat(whole.path("max_output_tokens").longValue()).isEqualTo(4096);
        assertThat(whole.path("max_tokens").longValue()).isEqualTo(4096);
        assertThat(context.path("max_input_tokens").longValue()).isEqualTo(32_768);
        assertThat(context.has("max_tokens")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, TEXT, chat",
        "TEXT IMAGE, TEXT IMAGE, chat",
        "AUDIO, TEXT, audio_transcription",
        "TEXT AUDIO, TEXT, chat",
        "TEXT, EMBEDDING, embedding",
        "TEXT, IMAGE, image_generation",
        "TEXT IMAGE, VIDEO, video_generation",
        "TEXT, AUDIO, audio_speech",
        "AUDIO, AUDIO, ",
        "TEXT, THREE_D, "
    })
    void theModeFollowsFromTheModalities(String inputs, String outputs, String mode) {
        var architecture = new Architecture(modalities(inputs), modalities(outputs), null, null);
        JsonNode entry =
                json(row().architecture(architecture), offer("openrouter").prices("1", "1"));

        assertThat(entry.path("mode").textValue()).isEqualTo(mode);
    }

    @Test
    void knownCapabilitiesAreStatedEitherWay() {
        JsonNode entry = json(
                row(),
                offer("openrouter")
                        .prices("1", "1")
                        .has(Capability.TOOLS, true)
                        .has(Capability.REASONING, false)
                        .parameters("tools"));

        assertThat(entry.path("supports_function_calling").booleanValue()).isTrue();
        assertThat(entry.path("supports_reasoning")).isEqualTo(read("false"));
        assertThat(entry.path("supports_tool_choice")).isEqualTo(read("false"));
        assertThat(entry.has("supports_vision")).isFalse();
    }

    @Test
    void theLastDayIsADate() {
        var facts = new Facts(null, null, "2026-12-31T10:00:00Z", null, null, null);

        assertThat(json(row().facts(facts), offer("openrouter").prices("1", "1"))
                        .path("deprecation_date")
                        .textValue())
                .isEqualTo("2026-12-31");
    }

    @Test
    void theCheaperHoursAreOffPeak() {
        JsonNode entry = json(
                row(),
                offer("openrouter")
                        .prices("0.2", "0.4")
                        .between(30, 1630, "0.2", "0.4")
                        .between(1630, 30, "0.1", "0.3"));

        assertThat(entry.path("off_peak_pricing")).isEqualTo(read("""
            {"hours_utc": ["16:30-00:30"], "input_cost_per_token": 0.1, "output_cost_per_token": 0.3}\
            """));
    }

    @Property
    void noPriceChangesItsValue(
            @ForAll @BigRange(min = "0", max = "1000") @Scale(30) BigDecimal prompt,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(30) BigDecimal completion) {
        var offer = offer("openrouter").prices(prompt.toPlainString(), completion.toPlainString());

        assertThat(text(row(), offer)).doesNotContainPattern("[0-9][eE]");
        assertThat(json(row(), offer).path("input_cost_per_token").decimalValue())
                .isEqualByComparingTo(prompt);
        assertThat(json(row(), offer).path("output_cost_per_token").decimalValue())
                .isEqualByComparingTo(completion);
    }

    private static List<Modality> modalities(String words) {
        return List.of(words.split(" ")).stream().map(Modality::valueOf).toList();
    }

    private static String price(JsonNode entry, String name) {
        return entry.path(name).decimalValue().toPlainString();
    }

    private static ModelBuilder row() {
        return Models.row("openrouter", "acme/ant");
    }

    private static JsonNode json(ModelBuilder row, OfferBuilder offer) {
        return read(text(row, offer));
    }

    private static String text(ModelBuilder row, OfferBuilder offer) {
        Model model = row.offers(offer.build()).build();
        LiveOffer live = LiveOffer.of(List.of(model)).get(0);
        return new String(new JsonWriter().of(LiteLlmEntry.of("openrouter", live)), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON", e);
        }
    }
}
