package org.modelcatalog.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.modelcatalog.support.OfferBuilder.offer;
import static org.modelcatalog.support.OfferBuilder.perToken;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Conflict;
import org.modelcatalog.model.Conflict.Kind;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.TestConfig;

/** Sources that contradict each other are found, and a price that two others contradict by far is held out. */
class CrossCheckTest {

    private final CrossCheck check = new CrossCheck(TestConfig.with(Map.of()).check());

    @ParameterizedTest
    @CsvSource({
        "0.6, 0.0000006, POWER_OF_TEN", // per million for per token
        "0.00006, 0.0000006, POWER_OF_TEN", // cents for dollars
        "0.0000000006, 0.0000006, POWER_OF_TEN", // per thousand for per million
        "0.000000606, 0.0000606, POWER_OF_TEN", // the same, with another rounding
        "0.0000006, 0.0007, MAGNITUDE",
    })
    void findsAnotherUnit(String own, String other, Kind kind) {
        Model checked = check.checked(priced(own, own), says("models.dev", other));

        assertThat(checked.facts().conflicts())
                .extracting(Conflict::kind, Conflict::field, Conflict::held)
                .containsExactly(tuple(kind, "pricing.prompt", false), tuple(kind, "pricing.completion", false));
        assertThat(checked.serving().pricing().complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.0000006, 0.0000006", "0.0000006, 0.0000012", "0.0000006, 0.0000054"})
    void letsOtherPricesBe(String own, String other) {
        Model row = priced(own, own);

        assertThat(check.checked(row, says("models.dev", other))).isSameAs(row);
    }

    @Test
    void holdsAPriceOutThatTwoOthersContradict() {
        Model row = priced("0.6", "1.2");
        var two = List.of(statement("models.dev", "0.0000006"), statement("litellm", "0.0000006"));

        Model checked = check.checked(row, offer -> two);

        assertThat(checked.serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(checked.facts().conflicts()).allMatch(Conflict::held);
        assertThat(checked.facts().conflicts().get(0).values())
                .isEqualTo(Map.of("acme", "0.6", "models.dev", "0.0000006", "litellm", "0.0000006"));
        assertThat(check.checked(checked, offer -> two))
                .as("the reason stays as long as the price is held out")
                .isEqualTo(checked);
    }

    @Test
    void holdsAnOfferOutWhosePriceIsFarFromThatOfTwoOtherOffers() {
        Model row = Models.row("hug", "acme/ant")
                .offers(
                        offer("a").prices("0.0000006", "0.0000006").build(),
                        offer("b").prices("0.000001", "0.000001").build(),
                        offer("c").prices("0.6", "0.6").build())
                .build();

        Model checked = check.checked(row, offer -> List.of());

        assertThat(checked.serving().live().filter(offer -> offer.pricing().complete()))
                .extracting(Offer::inferenceProvider)
                .containsExactly("a", "b");
    }

    @Test
    void findsThePriceOfTheFreeVariantOnThePaidModel() {
        Model checked = check.checked(priced("0", "0"), says("models.dev", "0.0000006"));

        assertThat(checked.facts().conflicts()).extracting(Conflict::kind).containsExactly(Kind.FREE_OR_PAID);
        assertThat(checked.free()).as("a gateway may give a model away").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"128, 131072, true", "131072, 60000, true", "131072, 65536, false", "131072, 131072, false"})
    void findsAnotherContext(long own, long other, boolean found) {
        Model row = Models.row("acme", "acme/ant")
                .offers(offer("acme").limits(own, null, null).build())
                .build();
        var statement = new Statement("models.dev", Pricing.UNKNOWN, other, List.of(), List.of());

        Model checked = check.checked(row, offer -> List.of(statement));

        assertThat(checked.facts().conflicts().stream().map(Conflict::kind).toList())
                .isEqualTo(found ? List.of(Kind.CONTEXT) : List.of());
    }

    @Test
    void findsModalitiesThatContradict() {
        Model row = builder("0.0000006", "0.0000006")
                .architecture(new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, null))
                .build();
        var sees = new Statement(
                "models.dev", Pricing.UNKNOWN, null, List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT));

        assertThat(check.checked(row, offer -> List.of(sees)).facts().conflicts())
                .containsExactly(new Conflict(
                        Kind.MODALITY,
                        "input_modalities",
                        "acme",
                        Map.of("acme", "text", "models.dev", "text+image"),
                        false));
    }

    private static ModelBuilder builder(String prompt, String completion) {
        return Models.row("acme", "acme/ant")
                .offers(offer("acme").prices(prompt, completion).build());
    }

    private static Model priced(String prompt, String completion) {
        return builder(prompt, completion)
                .architecture(new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, null))
                .build();
    }

    private static Function<Offer, List<Statement>> says(String source, String price) {
        return offer -> List.of(statement(source, price));
    }

    private static Statement statement(String source, String price) {
        return new Statement(source, perToken(price, price), null, List.of(), List.of());
    }
}
