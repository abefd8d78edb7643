package org.modelcatalog.api.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.support.Models;

class LiteLlmSelectionTest {

    @Test
    void anOfferIsNamedAsLiteLlmCallsItsGateway() {
        assertThat(keys(
                        priced("openrouter", "openrouter", "acme/ant:free"),
                        priced("featherless", "featherless", "acme/Ant"),
                        priced("prod", "portkey", "@prod/ant"),
                        priced("own", "own-server", "ant")))
                .containsExactly(
                        "openrouter/acme/ant:free", "featherless_ai/acme/Ant", "openai/@prod/ant", "openai/ant");
    }

    @Test
    void anOfferOfTheHubIsNamedForItsRouterAndForItsInferenceProvider() {
        assertThat(keys(priced("together", "hug", "acme/Ant"), priced("unheard-of", "hug", "acme/Ant")))
                .containsExactly("openai/acme/Ant:together", "openai/acme/Ant:unheard-of", "together_ai/acme/Ant");
    }

    @Test
    void whatAGatewaySaysOfItselfPrecedesWhatTheHubSaysOfIt() {
        LiteLlmSelection selection = LiteLlmSelection.of(List.of(
                model(priced("featherless-ai", "hug", "acme/Ant"), priced("featherless", "featherless", "acme/Ant"))));

        assertThat(selection.rows())
                .filteredOn(row -> row.name().key().equals("featherless_ai/acme/Ant"))
                .extracting(row -> row.offer().gateway())
                .containsExactly("featherless");
        assertThat(selection.leftOut()).isZero();
    }

    @Test
    void offersWithoutAPriceAndOffersUnderATakenNameAreCounted() {
        LiteLlmSelection selection = LiteLlmSelection.of(List.of(model(
                priced("one", "own-server", "ant"),
                priced("other", "another-server", "ant"),
                offer("novita").at("hug", "acme/Ant").build(),
                offer("groq")
                        .at("hug", "acme/Ant")
                        .prices("1", "1")
                        .status("error")
                        .build())));

        assertThat(selection.rows()).extracting(row -> row.name().key()).containsExactly("openai/ant");
        assertThat(selection.leftOut()).isEqualTo(2);
    }

    private static List<String> keys(Offer... offers) {
        return LiteLlmSelection.of(List.of(model(offers))).rows().stream()
                .map(row -> row.name().key())
                .toList();
    }

    private static Model model(Offer... offers) {
        return Models.row("hug", "acme/Ant").offers(offers).build();
    }

    private static Offer priced(String inferenceProvider, String gateway, String id) {
        return offer(inferenceProvider).at(gateway, id).prices("0.1", "0.2").build();
    }
}
