package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;

class InferenceProviderMappingTest {

    @Test
    void readsTheListRoutesArray() {
        List<Offer> providers = providers("""
                [{'provider':'zeta','status':'staging'},
                 {'provider':'alpha','status':'live','providerDetails':{'context_length':131072,
                  'pricing':{'input':0.3,'output':1.2}},'features':{'toolCalling':true,'structuredOutput':false},
                  'performance':{'tokensPerSecond':50.5,'firstTokenLatencyMs':400},'isModelAuthor':false}]""");

        assertThat(providers)
                .containsExactly(
                        new Offer(
                                "alpha",
                                null,
                                null,
                                "live",
                                Limits.ofContext(131072L),
                                Pricing.perToken(new BigDecimal("3E-7"), new BigDecimal("0.0000012")),
                                null,
                                Capabilities.of(true, false),
                                new BigDecimal("400"),
                                new BigDecimal("50.5"),
                                false,
                                OfferTerms.NONE),
                        new Offer(
                                "zeta",
                                null,
                                null,
                                "staging",
                                Limits.UNKNOWN,
                                Pricing.UNKNOWN,
                                null,
                                Capabilities.UNKNOWN,
                                null,
                                null,
                                null,
                                OfferTerms.NONE));
    }

    @Test
    void aTimeBelowZeroIsUnknownAndAProviderWithoutANameIsNone() {
        assertThat(providers(
                        "{'':{'status':'live'},'a':{'performance':{'tokensPerSecond':-5,'firstTokenLatencyMs':-1}}}"))
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.throughput()).isNull();
                    assertThat(offer.firstTokenLatencyMs()).isNull();
                });
    }

    @Test
    void readsTheSingleRoutesObject() {
        assertThat(providers("{'zeta':{'status':'live'},'alpha':{'status':'error'},'junk':5}"))
                .extracting(Offer::inferenceProvider, Offer::live)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("alpha", false),
                        org.assertj.core.groups.Tuple.tuple("zeta", true));
    }

    @ParameterizedTest
    @CsvSource({
        "0.9299999, 0.00000093",
        "0.93, 0.00000093",
        "3, 0.000003",
        "15.000000001, 0.000015",
        "0, 0",
        "0.0, 0",
        "0.02, 0.00000002",
        "1000000, 1",
    })
    void pricesArePerTokenAndWithoutTheNoiseOfFloats(String perMillion, String perToken) {
        Pricing pricing = providers("[{'provider':'a','status':'live','providerDetails':{'pricing':{'input':"
                        + perMillion + ",'output':1}}}]")
                .get(0)
                .pricing();

        assertThat(pricing.prompt().toPlainString()).isEqualTo(perToken);
    }

    @ParameterizedTest
    @CsvSource({"-1", "'\"3\"'", "null", "1e400"})
    void aPriceThatIsNoPriceIsUnknown(String perMillion) {
        Pricing pricing = providers("[{'provider':'a','status':'live','providerDetails':{'pricing':{'input':"
                        + perMillion + ",'output':1}}}]")
                .get(0)
                .pricing();

        assertThat(pricing.prompt()).isNull();
    }

    private static List<Offer> providers(String mapping) {
        return HubRecords.of("{'id':'acme-ai/Aurora','inferenceProviderMapping':" + mapping + "}")
                .offers();
    }
}
