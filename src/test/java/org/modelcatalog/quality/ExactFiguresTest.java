package org.modelcatalog.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.huggingface.RecordedHub;
import org.modelcatalog.source.openrouter.RecordedOpenRouter;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** Every figure of a row equals the recorded one. The test computes the expected values from the JSON alone. */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
class ExactFiguresTest {

    private static final Map<String, Function<Pricing, BigDecimal>> PRICES = Map.of(
            "prompt", Pricing::prompt,
            "completion", Pricing::completion,
            "request", pricing -> pricing.of(Price.REQUEST),
            "image", pricing -> pricing.of(Price.IMAGE),
            "web_search", pricing -> pricing.of(Price.WEB_SEARCH),
            "internal_reasoning", pricing -> pricing.of(Price.INTERNAL_REASONING));

    @Test
    void parametersAreTheSumOfTheDtypeMapUnlessItIsOfPackedIntegers() {
        List<RecordedModel> measured = hub().filter(ExactFiguresTest::hasDtypes)
                .filter(model -> !packed(model))
                .toList();

        assertThat(measured).isNotEmpty().allSatisfy(model -> {
            JsonNode dtypes = model.json().at("/safetensors/parameters");
            long sum = elements(dtypes).mapToLong(JsonNode::longValue).sum();
            assertThat(parameters(model)).isEqualTo(new ParameterCount(sum, ParameterCount.Rule.SAFETENSORS_SUM));
        });
    }

    @Test
    void parametersOfPackedIntegersAreNotTheirSum() {
        assertThat(hub().filter(ExactFiguresTest::packed))
                .extracting(ExactFiguresTest::parameters)
                .allMatch(shown -> shown == null
                        || shown.rule() == ParameterCount.Rule.BASE_MODEL
                        || shown.rule() == ParameterCount.Rule.SAFETENSORS_UNPACKED);
    }

    @Test
    void parametersAreTheTotalOfTheGgufHeaderWhereThereAreNoSafetensors() {
        List<RecordedModel> measured = hub().filter(model -> model.json().has("gguf"))
                .filter(model -> !model.json().has("safetensors"))
                .toList();

        assertThat(measured)
                .isNotEmpty()
                .allSatisfy(model -> assertThat(parameters(model))
                        .isEqualTo(new ParameterCount(
                                model.json().at("/gguf/total").longValue(), ParameterCount.Rule.GGUF_TOTAL)));
    }

    @Test
    void parametersAreUnknownWhereNeitherBlockIsThere() {
        assertThat(hub().filter(model ->
                        !model.json().has("safetensors") && !model.json().has("gguf")))
                .isNotEmpty()
                .extracting(ExactFiguresTest::parameters)
                .containsOnlyNulls();
    }

    @Test
    void aRouterRowHasTheLargestContextOfItsLiveProviders() {
        assertThat(RecordedHub.router())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.row().contextLength())
                        .isEqualTo(live(model)
                                .filter(offer -> offer.has("context_length"))
                                .map(offer -> offer.get("context_length").longValue())
                                .max(Comparator.naturalOrder())
                                .orElse(null)));
    }

    @Test
    void aRouterPriceIsTheRecordedNumberDividedByAMillionWithoutNoise() {
        assertThat(RecordedHub.router()).isNotEmpty().allSatisfy(model -> {
            Map<String, Offer> providers = model.row().serving().offers().stream()
                    .collect(Collectors.toMap(Offer::inferenceProvider, Function.identity()));
            List<JsonNode> offers = elements(model.json().path("providers")).toList();
            assertThat(providers).hasSameSizeAs(offers);
            assertThat(offers).allSatisfy(offer -> {
                Pricing pricing = providers.get(offer.path("provider").asText()).pricing();
                assertThat(printed(pricing.prompt())).isEqualTo(perToken(offer, "input"));
                assertThat(printed(pricing.completion())).isEqualTo(perToken(offer, "output"));
            });
        });
    }

    @Test
    void aRouterRowHasThePriceOfTheLiveProviderWithTheLowestPromptPriceOfThoseThatStateBoth() {
        assertThat(RecordedHub.router()).isNotEmpty().allSatisfy(model -> {
            Optional<JsonNode> cheapest = live(model)
                    .filter(offer -> perToken(offer, "input") != null && perToken(offer, "output") != null)
                    .min(Comparator.comparing((JsonNode offer) -> new BigDecimal(perToken(offer, "input")))
                            .thenComparing(offer -> new BigDecimal(perToken(offer, "output"))));
            Pricing pricing = model.row().serving().pricing();
            assertThat(printed(pricing.prompt()))
                    .isEqualTo(cheapest.map(offer -> perToken(offer, "input")).orElse(null));
            assertThat(printed(pricing.completion()))
                    .isEqualTo(cheapest.map(offer -> perToken(offer, "output")).orElse(null));
        });
    }

    @Test
    void anOpenRouterPriceIsTheRecordedStringAndUnknownWhenThatVaries() {
        assertThat(RecordedOpenRouter.models())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(PRICES).allSatisfy((name, price) -> {
                    BigDecimal shown =
                            price.apply(model.row().serving().offers().get(0).pricing());
                    String stated = model.json().path("pricing").path(name).asText("-1");
                    if (stated.equals("-1")) {
                        assertThat(shown).isNull();
                    } else {
                        assertThat(shown).isEqualByComparingTo(stated);
                    }
                }));
    }

    @Test
    void anOpenRouterRowQuotesItsOwnOfferOrNothing() {
        assertThat(RecordedOpenRouter.models()).extracting(RecordedModel::row).allSatisfy(row -> {
            Pricing own = row.serving().offers().get(0).pricing();
            assertThat(row.serving().pricing()).isEqualTo(own.complete() ? own : Pricing.UNKNOWN);
        });
    }

    @Test
    void anOpenRouterRowHasTheRecordedLengths() {
        assertThat(RecordedOpenRouter.models()).allSatisfy(model -> {
            assertThat(model.row().contextLength())
                    .isEqualTo(length(model.json().path("context_length")));
            JsonNode top = model.json().path("top_provider");
            assertThat(model.row().serving().top()).hasValueSatisfying(shown -> {
                assertThat(shown.contextLength()).isEqualTo(length(top.path("context_length")));
                assertThat(shown.maxCompletionTokens()).isEqualTo(length(top.path("max_completion_tokens")));
            });
        });
    }

    @Test
    void anOpenRouterRowHasTheRecordedParameters() {
        assertThat(RecordedOpenRouter.models())
                .allSatisfy(model -> assertThat(model.row().serving().supportedParameters())
                        .isEqualTo(elements(model.json().path("supported_parameters"))
                                .map(JsonNode::textValue)
                                .toList()));
    }

    private static Stream<RecordedModel> hub() {
        return Stream.concat(RecordedHub.details().stream(), RecordedHub.lists().stream());
    }

    private static boolean hasDtypes(RecordedModel model) {
        return !model.json().at("/safetensors/parameters").isEmpty();
    }

    private static boolean packed(RecordedModel model) {
        return DataQualityTest.packedBytes(model.json()) > 0.5;
    }

    private static ParameterCount parameters(RecordedModel model) {
        return model.row().hub().parameters();
    }

    private static Stream<JsonNode> live(RecordedModel model) {
        return elements(model.json().path("providers"))
                .filter(offer -> offer.path("status").asText().equals("live"));
    }

    private static Stream<JsonNode> elements(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }

    private static String printed(BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    private static String perToken(JsonNode offer, String price) {
        JsonNode quoted = offer.path("pricing").path(price);
        if (quoted.isMissingNode()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(quoted.asText())
                .setScale(6, RoundingMode.HALF_UP)
                .divide(new BigDecimal(1_000_000), 12, RoundingMode.UNNECESSARY);
        return exact.signum() == 0 ? "0" : exact.toPlainString().replaceAll("\\.?0+$", "");
    }

    private static Long length(JsonNode recorded) {
        return recorded.isIntegralNumber() && recorded.longValue() > 0 ? recorded.longValue() : null;
    }
}
