package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.support.Models;

class CapabilityFilterTest {

    private static final Model TALKER =
            model("talker", List.of(Modality.TEXT), List.of(Modality.TEXT), 8192L, "seed", "tools");
    private static final Model SEER =
            model("seer", List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT), 4096L, "seed");
    private static final Model PAINTER = model("painter", List.of(Modality.TEXT), List.of(Modality.IMAGE), null);
    private static final Model UNKNOWN = model("unknown", List.of(), List.of(), null);

    @Test
    void whatAsksForNothingTakesEverything() {
        assertThat(matches(new CapabilityFilter(List.of(), List.of(), List.of(), null)))
                .containsExactly(TALKER, SEER, PAINTER, UNKNOWN);
    }

    @Test
    void eachOfTheParametersHasToBeAccepted() {
        assertThat(matches(new CapabilityFilter(List.of("tools", "seed"), List.of(), List.of(), null)))
                .containsExactly(TALKER);
    }

    @Test
    void oneOfTheInputsHasToGoIn() {
        assertThat(matches(new CapabilityFilter(List.of(), List.of(Modality.IMAGE, Modality.AUDIO), List.of(), null)))
                .containsExactly(SEER);
    }

    @Test
    void oneOfTheOutputsHasToComeOut() {
        assertThat(matches(new CapabilityFilter(List.of(), List.of(), List.of(Modality.IMAGE, Modality.AUDIO), null)))
                .containsExactly(PAINTER);
    }

    @Test
    void aContextAsLongAsWantedMatchesAndAnUnknownOneDoesNot() {
        assertThat(matches(new CapabilityFilter(List.of(), List.of(), List.of(), 8192L)))
                .containsExactly(TALKER);
    }

    @Test
    void equalDemandsAreEqualInWhateverOrderTheyAreMade() {
        assertThat(new CapabilityFilter(
                        List.of("tools", "seed"), List.of(Modality.IMAGE, Modality.TEXT), List.of(), null))
                .isEqualTo(new CapabilityFilter(
                        List.of("seed", "tools", "seed"), List.of(Modality.TEXT, Modality.IMAGE), List.of(), null));
    }

    private static List<Model> matches(CapabilityFilter filter) {
        return filter.apply(List.of(TALKER, SEER, PAINTER, UNKNOWN));
    }

    private static Model model(
            String id, List<Modality> inputs, List<Modality> outputs, Long context, String... parameters) {
        var terms = new OfferTerms(null, List.of(parameters), Map.of(), null, List.of());
        return Models.row("hug", id)
                .architecture(new Architecture(inputs, outputs, null, null))
                .offers(Models.offer("northwind", Offer.LIVE, context, Pricing.UNKNOWN, terms))
                .build();
    }
}
