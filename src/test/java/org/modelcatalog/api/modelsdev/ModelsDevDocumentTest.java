package org.modelcatalog.api.modelsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class ModelsDevDocumentTest {

    private static final String CREATED = "2026-03-01T12:00:00.000Z";

    @Test
    void offersAreByTheProviderWhoseApiTheyAreCalledAt() {
        Model merged = Models.row("hug", "acme/Ant")
                .created(CREATED)
                .offers(
                        offer("openrouter").at("openrouter", "acme/ant").build(),
                        offer("novita").build(),
                        offer("groq").build(),
                        offer("featherless").at("featherless", "acme/Ant").build(),
                        offer("prod").at("portkey", "@prod/ant").build())
                .build();
        Model second = Models.row("openrouter", "acme/bee")
                .created(CREATED)
                .offers(offer("openrouter").build())
                .build();

        JsonNode document = document(List.of(merged, second));

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly("featherless", "huggingface", "openrouter", "portkey");
        assertThat(models(document, "huggingface")).containsExactly("acme/Ant:novita", "acme/Ant:groq");
        assertThat(models(document, "openrouter")).containsExactly("acme/ant", "acme/bee");
        assertThat(models(document, "featherless")).containsExactly("acme/Ant");
        assertThat(models(document, "portkey")).containsExactly("@prod/ant");
        assertThat(document.path("huggingface")
                        .path("models")
                        .path("acme/Ant:groq")
                        .path("id")
                        .textValue())
                .isEqualTo("acme/Ant:groq");
        assertThat(ModelsDevSelection.of(List.of(merged, second)).leftOut()).isZero();
    }

    @Test
    void whatIsNotLiveIsNeitherShownNorCounted() {
        Model model = Models.row("hug", "acme/Ant")
                .created(CREATED)
                .offers(offer("novita").status("staging").build())
                .build();

        assertThat(ModelsDevSelection.of(List.of(model))).isEqualTo(new ModelsDevSelection(List.of(), 0));
        assertThat(document(List.of(model))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hug, acme/Ant, , text-generation, TEXT", // no release date
        "hug, acme/Ant, some day, text-generation, TEXT",
        "hug, @hf/acme/Ant, 2026-01-01T00:00:00Z, text-generation, TEXT", // no id of the Hub
        "hug, acme/Ant, 2026-01-01T00:00:00Z, text-to-image, IMAGE", // the router has chats alone
        "hug, acme/Ant, 2026-01-01T00:00:00Z, fill-mask, TEXT",
        "openrouter, acme/ant, 2026-01-01T00:00:00Z, , THREE_D", // no word for it
        "own-server, ant, 2026-01-01T00:00:00Z, , TEXT" // no public API is known
    })
    void whatTheFormatCannotShowIsCounted(String gateway, String id, String created, String task, Modality output) {
        ModelBuilder row = Models.row(gateway, id)
                .created(created)
                .architecture(new Architecture(List.of(Modality.TEXT), List.of(output), null, null))
                .offers(offer("novita").build());
        if (task != null) {
            row.hub(Models.task(task));
        }

        assertThat(ModelsDevSelection.of(List.of(row.build()))).isEqualTo(new ModelsDevSelection(List.of(), 1));
    }

    @Test
    void ofTwoOffersWithOneIdTheFirstIsShown() {
        Model one = Models.row("openrouter", "acme/ant")
                .created(CREATED)
                .offers(offer("openrouter").build(), offer("other").build())
                .build();

        ModelsDevSelection selection = ModelsDevSelection.of(List.of(one));

        assertThat(selection.shown()).hasSize(1);
        assertThat(selection.leftOut()).isEqualTo(1);
    }

    @Property(tries = 200)
    void everyDocumentIsAsItsMakerWantsIt(@ForAll("catalogs") List<Model> models) {
        assertThat(ModelsDevSchema.violations(text(models))).isEmpty();
    }

    @Provide
    Arbitrary<List<Model>> catalogs() {
        return models().list().ofMaxSize(6).uniqueElements(Model::id);
    }

    private static Arbitrary<Model> models() {
        Arbitrary<Architecture> architectures = Combinators.combine(modalities(), modalities())
                .as((inputs, outputs) -> new Architecture(inputs, outputs, null, null));
        Arbitrary<Facts> facts = Combinators.combine(
                        Arbitraries.of("2025-01", "soon", "2025-01-31").injectNull(0.3),
                        Arbitraries.of("2020-01-01", "2030-01-01T00:00:00Z", "never")
                                .injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of("low", "high", "strange")
                                .list()
                                .ofMaxSize(3)
                                .injectNull(0.3))
                .as((knowledge, expiration, mandatory, efforts) -> new Facts(
                        new Reasoning(mandatory, null, null, efforts, mandatory),
                        knowledge,
                        expiration,
                        null,
                        null,
                        null));
        return Combinators.combine(
                        Arbitraries.of("hug", "openrouter", "featherless", "portkey", "other"),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(12),
                        Arbitraries.of(CREATED, "2026-01-31", "yesterday").injectNull(0.1),
                        architectures,
                        facts,
                        offers().list().ofMaxSize(3))
                .as((gateway, id, created, architecture, stated, offers) -> Models.row(gateway, id)
                        .name(id)
                        .created(created)
                        .architecture(architecture)
                        .facts(stated)
                        .offers(offers.stream().map(OfferBuilder::build).toArray(Offer[]::new))
                        .build());
    }

    private static Arbitrary<List<Modality>> modalities() {
        return Arbitraries.of(Modality.class).list().ofMaxSize(3).uniqueElements();
    }

    private static Arbitrary<OfferBuilder> offers() {
        Arbitrary<String> prices = Arbitraries.of("0", "0.0000001", "0.000015", "1");
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                        prices,
                        prices,
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.longs().between(0, 1_000_000).injectNull(0.3),
                        Arbitraries.longs().between(1, 400_000).list().ofMaxSize(2))
                .as((name, prompt, completion, able, tokens, tiers) -> {
                    OfferBuilder offer = offer(name)
                            .prices(prompt, completion)
                            .price(Price.INTERNAL_REASONING, completion)
                            .has(Capability.REASONING, able)
                            .has(Capability.TOOLS, able)
                            .has(Capability.AUDIO_OUTPUT, able)
                            .limits(tokens, tokens, tokens);
                    tiers.forEach(tier -> offer.above(tier, prompt, null));
                    return offer;
                });
    }

    private static List<String> models(JsonNode document, String provider) {
        return document.path(provider)
                .path("models")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode document(List<Model> models) {
        try {
            return new ObjectMapper().readTree(text(models));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON", e);
        }
    }

    private static String text(List<Model> models) {
        var document = new ModelsDevDocument(ModelsDevSelection.of(models).shown(), "2026-11-01", new JsonWriter());
        return new String(document.written().whole(), StandardCharsets.UTF_8);
    }
}
