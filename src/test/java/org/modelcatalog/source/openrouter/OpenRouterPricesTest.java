package org.modelcatalog.source.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;

class OpenRouterPricesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @EnumSource(Price.class)
    void everyPriceIsReadByItsName(Price price) throws Exception {
        assertThat(read("{'" + price.label() + "':'0.25'}").pricing().stated())
                .isEqualTo(Map.of(price, new BigDecimal("0.25")));
    }

    @ParameterizedTest
    @CsvSource({
        "'1e-7', 0.0000001",
        "'1E-07', 0.0000001",
        "' 0.0000001 ', 0.0000001",
        "'0.00000000000000000001', 0.00000000000000000001",
        "'0', 0",
        "'0.000', 0"
    })
    void aPriceIsExactHoweverItIsSpelt(String spelling, String price) throws Exception {
        assertThat(read("{'prompt':'" + spelling + "'}").pricing().prompt().toPlainString())
                .isEqualTo(price);
    }

    @Test
    void aPriceMayBeANumber() throws Exception {
        assertThat(read("{'prompt':1e-07}").pricing().prompt()).isEqualTo(new BigDecimal("1E-7"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'-1'", "'-0.5'", "NaN", "free", "'0x1'", "'1e999'"})
    void whatIsNoPriceIsUnknown(String stated) throws Exception {
        assertThat(read("{'prompt':'" + stated + "'}").pricing()).isEqualTo(Pricing.UNKNOWN);
    }

    @Test
    void aTierIsAnOverrideAndNotThePrice() throws Exception {
        OpenRouterPrices prices = read("{'prompt':'0.000002','completion':'0.000006','overrides':"
                + "[{'min_prompt_tokens':200000,'prompt':'0.000004','completion':'0.000012'},"
                + "{'service_tier':'flex','prompt':'0.000001'},{'what_comes_next':true},7]}");

        assertThat(prices.pricing()).isEqualTo(perToken("0.000002", "0.000006"));
        assertThat(prices.overrides())
                .containsExactly(
                        new PriceOverride(200000L, null, null, List.of(), null, perToken("0.000004", "0.000012")),
                        new PriceOverride(
                                null,
                                null,
                                null,
                                List.of(),
                                "flex",
                                Pricing.perToken(new BigDecimal("0.000001"), null)));
    }

    @ParameterizedTest
    @CsvSource({"0.0000002, 0.0000006", "0.0000004, 0.0000012"})
    void thePriceIsThatOfTheDayWheneverTheListWasFetched(String prompt, String completion) throws Exception {
        OpenRouterPrices prices = read("{'prompt':'" + prompt + "','completion':'" + completion + "','overrides':"
                + "[{'utc_start':1000,'utc_end':100,'prompt':'0.0000002','completion':'0.0000006'},"
                + "{'utc_days':[6,0],'utc_start':100,'utc_end':1000,'prompt':'0.0000004','completion':'0.0000012'}]}");

        assertThat(prices.pricing()).isEqualTo(perToken("0.0000004", "0.0000012"));
        assertThat(prices.overrides()).extracting(PriceOverride::days).containsExactly(List.of(), List.of("6", "0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'min_image_pixels':1000000,'prompt':'9'}",
                "{'min_prompt_tokens':'200000','prompt':'9'}",
                "{'utc_days':'sat','prompt':'9'}",
                "{'utc_days':[7.5],'prompt':'9'}",
                "{'utc_start':99999999,'utc_end':100,'prompt':'9','completion':'9'}",
                "{'service_tier':5,'prompt':'9'}"
            })
    void anOverrideWithAConditionThatIsNotUnderstoodIsLeftOut(String override) throws Exception {
        OpenRouterPrices prices = read("{'prompt':'0.1','completion':'0.2','overrides':[" + override + "]}");

        assertThat(prices.overrides()).isEmpty();
        assertThat(prices.pricing()).isEqualTo(perToken("0.1", "0.2"));
    }

    @Test
    void anEndAloneIsATimeOfDayToo() throws Exception {
        assertThat(read("{'prompt':'0.1','completion':'0.1','overrides':"
                                + "[{'utc_end':800,'prompt':'0.2','completion':'0.2'}]}")
                        .pricing())
                .isEqualTo(perToken("0.2", "0.2"));
    }

    private static Pricing perToken(String prompt, String completion) {
        return Pricing.perToken(new BigDecimal(prompt), new BigDecimal(completion));
    }

    private static OpenRouterPrices read(String json) throws JsonProcessingException {
        return OpenRouterPrices.read(JSON.readTree(json.replace('\'', '"')));
    }
}
