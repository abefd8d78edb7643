package org.modelcatalog.api.modelsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Price;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class ModelsDevCostTest {

    private static final Architecture TEXT =
            new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, null);

    @Test
    void pricesArePerMillionTokens() {
        OfferBuilder offer = offer("a")
                .prices("0.000003", "0.000015")
                .price(Price.INTERNAL_REASONING, "0.00002")
                .price(Price.INPUT_CACHE_READ, "0.0000003")
                .price(Price.INPUT_CACHE_WRITE, "0.00000375")
                .price(Price.AUDIO, "0.000001")
                .price(Price.AUDIO_OUTPUT, "0.0001")
                .price(Price.WEB_SEARCH, "0.01");

        assertThat(json(offer, true))
                .isEqualTo("{\"input\":3,\"output\":15,\"reasoning\":20,\"cache_read\":0.3,\"cache_write\":3.75,"
                        + "\"input_audio\":1,\"output_audio\":100}");
        assertThat(json(offer, false)).doesNotContain("reasoning");
    }

    @Test
    void freeIsZeroAndUnknownIsNothing() {
        assertThat(json(offer("a").prices("0", "0"), false)).isEqualTo("{\"input\":0,\"output\":0}");
        assertThat(cost(offer("a").price(Price.PROMPT, "0.1"), false)).isNull();
        assertThat(cost(offer("a"), false)).isNull();
    }

    @Test
    void longPromptsHaveTiersAndOldClientsTheOnlyOne() {
        assertThat(json(offer("a").prices("0.000001", "0.000002").above(200_000, "0.000002", null), false))
                .isEqualTo("{\"input\":1,\"output\":2,"
                        + "\"tiers\":[{\"input\":2,\"output\":2,\"tier\":{\"type\":\"context\",\"size\":200000}}],"
                        + "\"context_over_200k\":{\"input\":2,\"output\":2}}");
        assertThat(cost(offer("a").prices("1", "2").above(128_000, "2", "3"), false)
                        .contextOver200k())
                .isNull();
        assertThat(cost(offer("a").prices("1", "2").above(200_000, "2", "3").above(400_000, "3", "4"), false)
                        .contextOver200k())
                .isNull();
    }

    @Test
    void pricesOfTheDayAreNoTiers() {
        assertThat(cost(offer("a").prices("1", "2").between(0, 800, "0.5", "1"), false)
                        .tiers())
                .isEmpty();
    }

    @Property
    void noPriceChangesItsValue(
            @ForAll @BigRange(min = "0", max = "1000") @Scale(30) BigDecimal prompt,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(30) BigDecimal completion) {
        String written = json(offer("a").prices(prompt.toPlainString(), completion.toPlainString()), false);

        assertThat(written).doesNotContainPattern("[0-9][eE]");
        String[] numbers = written.replaceAll("[^0-9.,]", "").split(",");
        assertThat(new BigDecimal(numbers[0])).isEqualByComparingTo(prompt.movePointRight(6));
        assertThat(new BigDecimal(numbers[1])).isEqualByComparingTo(completion.movePointRight(6));
    }

    private static String json(OfferBuilder offer, boolean reasons) {
        return new String(new JsonWriter().of(cost(offer, reasons)), StandardCharsets.UTF_8);
    }

    private static ModelsDevCost cost(OfferBuilder offer, boolean reasons) {
        Model model = Models.row("openrouter", "a/b")
                .architecture(TEXT)
                .offers(offer.build())
                .build();
        return ModelsDevCost.of(LiveOffer.of(List.of(model)).get(0), reasons);
    }
}
