package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.modelcatalog.catalog.merge.MergeRows.hub;
import static org.modelcatalog.catalog.merge.MergeRows.row;
import static org.modelcatalog.catalog.merge.MergeRows.saying;
import static org.modelcatalog.model.ModelField.CONTEXT_LENGTH;
import static org.modelcatalog.model.ModelField.CREATED;
import static org.modelcatalog.model.ModelField.DESCRIPTION;
import static org.modelcatalog.model.ModelField.PRICING;
import static org.modelcatalog.model.ModelField.TOP_PROVIDER;
import static org.modelcatalog.support.Models.offer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.support.ModelBuilder;

class GatewayMergeTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Architecture TEXT =
            new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, "chatml");
    private static final Architecture FAMILY = new Architecture(List.of(), List.of(), "Qwen3", null);
    private static final Architecture VISION =
            new Architecture(List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT), "Other", "llama3");

    @Test
    void nothingMergedIsNothing() {
        assertThat(merge()).isEmpty();
    }

    @Test
    void aModelOfSeveralGatewaysIsOneRowNamedAsTheFirstNamesIt() {
        Model merged = one(hub("Acme/One", 5), row("openrouter", "acme-labs/uno", "acme-labs/1", "acme/one"));

        assertThat(merged.id()).isEqualTo("Acme/One");
        assertThat(merged.canonicalSlug()).isEqualTo("Acme/One");
        assertThat(merged.name()).isEqualTo("hug Acme/One");
        assertThat(merged.huggingFaceId()).isEqualTo("Acme/One");
        assertThat(merged.gateways()).containsExactly("hug", "openrouter");
        assertThat(merged.hub().downloads()).isEqualTo(5);
    }

    @Test
    void aModelIsFoundByWhateverIdAGatewayGivesIt() {
        Model merged = one(
                hub("Acme/One", 5, "Acme/Former"),
                row("openrouter", "acme-labs/Uno", "acme-labs/uno", "acme/one"),
                row("openrouter", "acme-labs/Uno:free", "acme-labs/uno", "acme/one"),
                row("featherless", "acme/one", "acme/one", "acme/one"));

        assertThat(merged.gateways()).containsExactly("hug", "openrouter", "featherless");
        assertThat(merged.aliases()).containsExactly("acme-labs/uno", "acme-labs/uno:free", "acme/former");
    }

    @Test
    void anAliasIsANameOfItsTargetAndNoModelOfItsOwn() {
        Model target =
                row("openrouter", "acme-labs/uno-2", "acme-labs/uno-2-2026", "Acme/Uno-2", offer("a", null, "1"));
        Model alias = ModelBuilder.from(row("openrouter", "~acme-labs/uno-latest", "~acme-labs/uno-latest", null))
                .aliasOf("acme-labs/uno-2")
                .offers(offer("a", null, "1"))
                .build();

        Model merged = one(hub("Acme/Uno-2", 5), target, alias);

        assertThat(ids(merged)).contains("~acme-labs/uno-latest");
        assertThat(merged.aliasOf()).isNull();
        assertThat(merged.serving().offers()).extracting(Offer::gateway).containsExactly("hug", "openrouter");
    }

    @Test
    void anAliasOfAnAliasIsANameOfTheModelInTheEndAndACircleIsNone() {
        Model model = row("openrouter", "a/uno", "a/uno", null);
        Model alias = alias("~a/uno-latest", "a/uno");
        Model chain = alias("~a/latest", "~a/uno-latest");

        assertThat(ids(one(model, alias, chain))).contains("~a/uno-latest", "~a/latest");
        assertThat(merge(alias("~a/x", "~a/y"), alias("~a/y", "~a/x"), alias("~a/z", "~a/z")))
                .hasSize(3);
    }

    @Test
    void anAliasOfAModelThatNobodyListsIsListedItself() {
        Model alias = ModelBuilder.from(row("openrouter", "~acme-labs/uno-latest", "~acme-labs/uno-latest", null))
                .aliasOf("acme-labs/gone")
                .build();

        assertThat(one(alias).aliasOf()).isEqualTo("acme-labs/gone");
    }

    @Test
    void versionsAreNoVariantsAndTheOffersOfOneSlugAreOfOneModel() {
        assertThat(merge(
                        row("portkey", "@aws/sample-v1:0:48k", "sample-v1:0:48k", null),
                        row("portkey", "@aws/sample-v1:0:200k", "sample-v1:0:200k", null)))
                .hasSize(2);
        assertThat(one(
                                row("portkey", "@east/gpt", "gpt", null, offer("east", null, null)),
                                row("portkey", "@west/gpt", "gpt", null, offer("west", null, null)))
                        .serving()
                        .offers())
                .hasSize(2);
    }

    @Test
    void aVariantIsPricedLastAndANumberedVersionIsNone() {
        Model merged = one(
                row("openrouter", "a/x:batch", "a/x", null, offer("openrouter", null, "0.1")),
                row("openrouter", "a/x", "a/x", null, offer("openrouter", null, "0.3")));

        assertThat(merged.serving().pricing()).isEqualTo(pricing("0.3"));
    }

    @Test
    void whatRowsDisagreeAboutIsTakenFromTheFirstGatewayThatKnowsIt() {
        Model silent = row("one", "a/x", "a/x", "a/x");
        Model second = saying(row("two", "a/x", "a/x", "a/x"), "2024", null, TEXT, Map.of());
        Model third = saying(row("three", "a/x", "a/x", "a/x"), "2025", "third", VISION, Map.of());

        assertThat(one(silent, second, third)).satisfies(merged -> {
            assertThat(merged.name()).isEqualTo("one a/x");
            assertThat(merged.created()).isEqualTo("2024");
            assertThat(merged.description()).isEqualTo("third");
        });
        assertThat(one(third, second, silent).created()).isEqualTo("2025");
    }

    @Test
    void modalitiesAreTakenTogetherAndTheRestOfAnArchitectureFieldByField() {
        Model first = saying(row("one", "a/x", "a/x", "a/x"), null, null, FAMILY, Map.of());
        Model second = saying(row("two", "a/x", "a/x", "a/x"), null, null, TEXT, Map.of());
        Model third = saying(row("three", "a/x", "a/x", "a/x"), null, null, VISION, Map.of());

        assertThat(one(first, second, third).architecture())
                .isEqualTo(new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), "Qwen3", "chatml"));
    }

    @Test
    void everyOfferIsThereWithItsGatewayAndTheIdItHasThere() {
        Model merged = one(
                row("hug", "a/x", "a/x", "a/x", offer("novita", 1L, "1"), offer("groq", 2L, "2")),
                row("openrouter", "b/x", "b/x", "a/x", offer("openrouter", 3L, "3")));

        assertThat(merged.serving().offers())
                .extracting(Offer::inferenceProvider, Offer::gateway, Offer::modelId)
                .containsExactly(
                        tuple("novita", "hug", "a/x"),
                        tuple("groq", "hug", "a/x"),
                        tuple("openrouter", "openrouter", "b/x"));
    }

    @Test
    void thePriceIsOfTheCheapestOfferAndTheContextTheLargestWhoeverMakesThem() {
        Model merged = one(
                row("one", "a/x", "a/x", "a/x", offer("dear", 9000L, "3")),
                row("two", "a/x", "a/x", "a/x", offer("cheap", 100L, "1")),
                row("three", "a/x", "a/x", "a/x", offer("unpriced", null, null)));

        assertThat(merged.serving().pricing()).isEqualTo(pricing("1"));
        assertThat(merged.contextLength()).isEqualTo(9000L);
        assertThat(merged.serving().top().orElseThrow().contextLength()).isEqualTo(100L);
    }

    @Test
    void theContextOfAModelThatNobodyServesIsWhatIsSaidOfTheModel() {
        Model stated =
                row("two", "a/x", "a/x", "a/x").with(HubMetrics.unknown(null).withNativeContext(77L), Map.of());

        assertThat(one(row("one", "a/x", "a/x", "a/x"), stated).contextLength()).isEqualTo(77L);
    }

    @Test
    void theOriginOfAFieldIsThatOfTheRowThatDecidedIt() {
        Model narrow = saying(
                row("one", "a/x", "a/x", "a/x", offer("dear", 100L, "3")),
                "2024",
                null,
                Architecture.UNKNOWN,
                origins("one", CREATED, CONTEXT_LENGTH, PRICING, TOP_PROVIDER));
        Model cheap = saying(
                row("two", "a/x", "a/x", "a/x", offer("cheap", 50L, "1")),
                "2025",
                "Its own",
                Architecture.UNKNOWN,
                origins("two", CREATED, DESCRIPTION, CONTEXT_LENGTH, PRICING, TOP_PROVIDER));
        Model wide = saying(
                row("three", "a/x", "a/x", "a/x", offer("unpriced", 9000L, null)),
                null,
                "Another",
                Architecture.UNKNOWN,
                origins("three", DESCRIPTION, CONTEXT_LENGTH));

        assertThat(one(narrow, cheap, wide).origins())
                .containsOnly(
                        Map.entry(CREATED, origin("one")),
                        Map.entry(DESCRIPTION, origin("two")),
                        Map.entry(CONTEXT_LENGTH, origin("three")),
                        Map.entry(PRICING, origin("two")),
                        Map.entry(TOP_PROVIDER, origin("two")));
    }

    @Test
    void theOrderIsByDownloadsAndThenById() {
        List<Model> merged = merge(
                hub("b/few", 1),
                hub("b/many", 10),
                hub("z/none", 0),
                hub("a/few", 1),
                row("openrouter", "a/none", "a/none", null),
                row("openrouter", "x", "x", "B/MANY"));

        assertThat(merged).extracting(Model::id).containsExactly("b/many", "a/few", "b/few", "a/none", "z/none");
    }

    @Test
    void anIdThatIsAnotherModelsHubIdIsLeftToThatModel() {
        Model named = row("openrouter", "a/one", "a/one", "a/One-it");
        Model one = row("featherless", "a/one", "a/one", "a/one");
        Model instruct = row("featherless", "a/One-it", "a/One-it", "a/One-it");

        List<Model> merged = merge(named, one, instruct);

        assertThat(merged)
                .extracting(Model::id, model -> model.gateways())
                .containsExactly(
                        tuple("a/One-it", List.of("openrouter", "featherless")),
                        tuple("a/one", List.of("featherless")));
    }

    @Property(tries = 2000)
    void howeverGatewaysOverlapNoModelIsThereTwice(@ForAll("gateways") List<List<Model>> gateways) {
        List<Model> merged = GatewayMerge.merge(gateways);

        assertThat(merged.stream().map(model -> ModelId.key(model.id()))).doesNotHaveDuplicates();
        assertThat(merged.stream()
                        .filter(model -> model.huggingFaceId() != null)
                        .map(model -> ModelId.key(model.huggingFaceId())))
                .doesNotHaveDuplicates();
        assertThat(merged.stream()
                        .filter(model -> model.huggingFaceId() == null)
                        .map(model -> ModelId.key(model.canonicalSlug())))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 2000)
    void howeverGatewaysOverlapNoneIsLost(@ForAll("gateways") List<List<Model>> gateways) {
        List<Model> merged = GatewayMerge.merge(gateways);

        gateways.forEach(rows -> rows.forEach(row -> assertThat(
                        merged.stream().filter(model -> offers(model, row)).toList())
                .singleElement()
                .satisfies(model -> {
                    assertThat(model.gateways()).contains(row.sourceGateway());
                    assertThat(ids(model)).contains(ModelId.key(row.id()));
                })));
    }

    @Property(tries = 1000)
    void theOrderOfAGatewaysRowsChangesNothing(@ForAll("gateways") List<List<Model>> gateways, @ForAll Random random) {
        List<List<Model>> shuffled = gateways.stream()
                .map(rows -> {
                    List<Model> other = new ArrayList<>(rows);
                    Collections.shuffle(other, random);
                    return other;
                })
                .toList();

        assertThat(GatewayMerge.merge(shuffled)).isEqualTo(GatewayMerge.merge(gateways));
    }

    /** The Hub, a gateway with the Hub's ids, and one with ids of its own, each with few ids, of which many meet. */
    @Provide
    Arbitrary<List<List<Model>>> gateways() {
        Arbitrary<String> ids = Arbitraries.of("a/x", "A/X", "a/y", "b/x", "b/z", "a/x:free", "x");
        Arbitrary<String> hubIds = Arbitraries.of("a/x", "A/x", "a/y", "b/x", "b/w", "x");
        Arbitrary<Model> onHub = Combinators.combine(
                        hubIds, hubIds.list().ofMaxSize(1), Arbitraries.longs().between(0, 3))
                .as((id, aliases, downloads) -> hub(id, downloads, aliases.toArray(String[]::new)));
        Arbitrary<Model> byHubId = hubIds.map(id -> row("featherless", id, id, id));
        Arbitrary<Model> byOwnId = Combinators.combine(ids, ids, hubIds.injectNull(0.5))
                .as((id, slug, hubId) -> row("openrouter", id, slug, hubId));
        return Combinators.combine(rows(onHub), rows(byOwnId), rows(byHubId), rows(byOwnId))
                .as((hub, own, other, third) -> List.of(
                        hub,
                        own,
                        other,
                        third.stream()
                                .map(row -> row("portkey", row.id(), row.canonicalSlug(), row.huggingFaceId()))
                                .toList()));
    }

    /** MergeRows of one gateway, whose ids are unique. */
    private static Arbitrary<List<Model>> rows(Arbitrary<Model> row) {
        return row.list().ofMaxSize(4).map(rows -> {
            Map<String, Model> byId = new LinkedHashMap<>();
            rows.forEach(model -> byId.putIfAbsent(ModelId.key(model.id()), model));
            return List.copyOf(byId.values());
        });
    }

    private static Model alias(String id, String of) {
        return ModelBuilder.from(row("openrouter", id, id, null)).aliasOf(of).build();
    }

    private static boolean offers(Model merged, Model row) {
        return merged.serving().offers().stream()
                .anyMatch(offer -> offer.gateway().equals(row.sourceGateway())
                        && offer.modelId().equals(row.id()));
    }

    private static List<String> ids(Model model) {
        return Stream.concat(Stream.of(ModelId.key(model.id())), model.aliases().stream())
                .toList();
    }

    /** Of the gateways of these rows, in the order they appear in. */
    private static List<Model> merge(Model... rows) {
        Map<String, List<Model>> gateways = Stream.of(rows)
                .collect(Collectors.groupingBy(Model::sourceGateway, LinkedHashMap::new, Collectors.toList()));
        return GatewayMerge.merge(List.copyOf(gateways.values()));
    }

    private static Model one(Model... rows) {
        List<Model> merged = merge(rows);
        assertThat(merged).hasSize(1);
        return merged.get(0);
    }

    private static Pricing pricing(String perToken) {
        return Pricing.perToken(new BigDecimal(perToken), new BigDecimal(perToken));
    }

    private static Map<ModelField, Origin> origins(String source, ModelField... fields) {
        return Arrays.stream(fields).collect(Collectors.toMap(Function.identity(), field -> origin(source)));
    }

    private static Origin origin(String source) {
        return new Origin(source, "said", AT);
    }
}
