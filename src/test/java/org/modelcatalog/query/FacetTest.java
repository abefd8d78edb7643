package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.support.Models;

class FacetTest {

    private static final Model UNKNOWN = Models.row("hug", "unknown").build();
    private static final Model TALKER = model("talker", List.of(Modality.TEXT), "seed", "tools");
    private static final Model SEER = model("seer", List.of(Modality.TEXT, Modality.IMAGE), "seed");

    @Test
    void eachSupportedParameterThatIsAskedForIsNeeded() {
        assertThat(found(Facet.SUPPORTED_PARAMETERS, "seed", "Tools")).containsExactly(TALKER);
        assertThat(found(Facet.SUPPORTED_PARAMETERS, "seed")).containsExactly(TALKER, SEER);
        assertThat(found(Facet.SUPPORTED_PARAMETERS, "seed", "top_k")).isEmpty();
    }

    @Test
    void oneOfTheModalitiesThatAreAskedForIsEnough() {
        assertThat(found(Facet.INPUT_MODALITY, "image", "audio")).containsExactly(SEER);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOOLS", "STRUCTURED_OUTPUTS", "REASONING", "VISION", "FREE"})
    void anUnknownCapabilityIsNeitherThereNorMissing(Facet facet) {
        assertThat(found(facet, "true", "false")).doesNotContain(UNKNOWN);
    }

    @Test
    void aModelWithoutImagesAmongItsInputsHasNoVision() {
        assertThat(found(Facet.VISION, "true")).containsExactly(SEER);
        assertThat(found(Facet.VISION, "false")).containsExactly(TALKER);
    }

    @Test
    void aModelWithTwoLicensesIsFoundByBoth() {
        Model model = Models.row("hug", "a/b")
                .hub(Models.metrics(null, null, "mit", "license:mit", "license:apache-2.0"))
                .build();

        assertThat(Facet.LICENSE.words(model)).containsExactly("mit", "apache-2.0");
    }

    @Test
    void aTokenizerIsFoundWithAndWithoutItsGeneration() {
        assertThat(Facet.TOKENIZER.words(tokenizedBy("Llama3"))).containsExactly("Llama3", "Llama");
        assertThat(Facet.TOKENIZER.words(tokenizedBy("GPT"))).containsExactly("GPT");
        assertThat(Facet.TOKENIZER.words(tokenizedBy("42"))).containsExactly("42");
        assertThat(Facet.TOKENIZER.words(UNKNOWN)).isEmpty();
    }

    private static Model tokenizedBy(String tokenizer) {
        return Models.row("hug", "a/b")
                .architecture(new Architecture(List.of(), List.of(), tokenizer, null))
                .build();
    }

    private static List<Model> found(Facet facet, String... words) {
        var filter = new ModelFilter(OwnerFilter.parse(null), Map.of(facet, List.of(words)), Map.of(), List.of());
        return ModelIndex.of(List.of(UNKNOWN, TALKER, SEER)).select(filter, null);
    }

    private static Model model(String id, List<Modality> inputs, String... parameters) {
        var terms = new OfferTerms(null, List.of(parameters), Map.of(), null, List.of());
        return Models.row("hug", id)
                .architecture(new Architecture(inputs, List.of(Modality.TEXT), null, null))
                .offers(Models.offer("northwind", Offer.LIVE, null, Pricing.UNKNOWN, terms))
                .build();
    }
}
