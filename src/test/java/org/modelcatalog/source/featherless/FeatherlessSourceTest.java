package org.modelcatalog.source.featherless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.PATIENCE;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestUpstreams;

@QuarkusTest
class FeatherlessSourceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @AutoClose
    private final StubHub stub = StubHub.withModels(100);

    @Test
    void everyModelOfTheSampleIsARowUnderItsHubId() {
        FetchedModels fetched = fetch(Map.of());

        assertThat(fetched.models())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.huggingFaceId()).isEqualTo(model.id()));
        assertThat(ids(fetched)).endsWith("featherless-only/Plume-12B", "featherless-only/quill-70b");
        assertThat(stub.asked())
                .extracting(StubHub.Asked::uri)
                .containsExactly("/featherless/v1/models?page=1&per_page=1000");
    }

    @Test
    void everyPageIsReadAndTheirOrderKept() {
        pages(List.of(List.of("z/1", "z/2"), List.of("a/1"), List.of("m/1"), List.of("b/1")));

        FetchedModels fetched = fetch(Map.of(".concurrency", "2"));

        assertThat(ids(fetched)).containsExactly("z/1", "z/2", "a/1", "m/1", "b/1");
        assertThat(fetched.skipped()).isEmpty();
        assertThat(asked()).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void theFirstPageIsWaitedForAndThenSeveralAreAskedForAtOnceAndNeverMoreThanConfigured() {
        pages(IntStream.rangeClosed(1, 8).mapToObj(n -> List.of("a/" + n)).toList());
        stub.hold(request -> true);
        try (var test = upstreams(Map.of(".concurrency", "3"))) {
            var fetch = source(test).fetch(FetchedModels.NONE).subscribe().withSubscriber(UniAssertSubscriber.create());

            for (int atOnce : List.of(1, 3, 3, 1)) {
                await().untilAsserted(() -> assertThat(stub.heldBack()).isEqualTo(atOnce));
                stub.releaseHeld();
            }

            assertThat(ids(fetch.awaitItem(PATIENCE).getItem())).hasSize(8);
        }
    }

    @Test
    void thePagesEndWhereTheyAreEmptyAndWhatWasPromisedIsCounted() {
        answer(request -> page(9, 17L, number(request) <= 3 ? List.of("a/" + number(request)) : List.of()));

        FetchedModels fetched = fetch(Map.of(".concurrency", "2"));

        assertThat(ids(fetched)).containsExactly("a/1", "a/2", "a/3");
        assertThat(fetched.skipped()).isEqualTo(Map.of("unreachable", 14));
        assertThat(asked()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void anEmptyPageAmongOthersIsNotTheEnd() {
        pages(List.of(List.of("a/1"), List.of(), List.of("a/3"), List.of("a/4"), List.of("a/5")));

        assertThat(ids(fetch(Map.of(".concurrency", "2")))).containsExactly("a/1", "a/3", "a/4", "a/5");
    }

    @Test
    void anAnswerWithoutPaginationIsTheWholeList() {
        answer(request -> new JsonObject().put("data", items(List.of("a/1", "a/2"))));

        assertThat(ids(fetch(Map.of()))).containsExactly("a/1", "a/2");
        assertThat(asked()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "2.5, 1", "'\"3\"', 1", "0, 1", "null, 1"})
    void aNumberOfPagesThatIsNoneIsOnePage(String totalPages, int requests) {
        stub.misbehave(
                request -> true,
                request -> request.response()
                        .end("{\"data\":[{\"id\":\"a/b\"}],\"pagination\":{\"total_pages\":" + totalPages + "}}"));

        assertThat(ids(fetch(Map.of()))).containsExactly("a/b");
        assertThat(stub.asked()).hasSize(requests);
    }

    @Test
    void noPageIsAskedForBeyondTheLimitHoweverManyArePromised() {
        answer(request -> page(Integer.MAX_VALUE * 2L, null, List.of("a/" + number(request))));

        FetchedModels fetched = fetch(Map.of(".limit", "2001"));

        assertThat(ids(fetched)).containsExactly("a/1", "a/2", "a/3");
        assertThat(asked()).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void noMoreModelsAreTakenThanTheLimitAndTheRestIsCounted() {
        pages(List.of(List.of("a/1", "a/2", "a/3")));

        FetchedModels fetched = fetch(Map.of(".limit", "2"));

        assertThat(ids(fetched)).containsExactly("a/1", "a/2");
        assertThat(fetched.skipped()).isEqualTo(Map.of("beyond_limit", 1));
    }

    @Test
    void aPageThatFailsFailsTheFetch() {
        stub.misbehave(request -> true, request -> {
            if (number(request) == 3) {
                request.response().setStatusCode(500).end();
            } else {
                request.response().end(page(3, null, List.of("a/x")).encode());
            }
        });

        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.STATUS);
    }

    @Test
    void aModelThatIsOnTwoPagesIsThereOnceAndCounted() {
        pages(List.of(List.of("a/1", "a/2"), List.of("A/2", "a/3")));

        FetchedModels fetched = fetch(Map.of());

        assertThat(ids(fetched)).containsExactly("a/1", "a/2", "a/3");
        assertThat(fetched.skipped()).isEqualTo(Map.of("duplicate_id", 1));
    }

    @Test
    void theKeyIsSentAsABearerToken() {
        fetch(Map.of(".api-key", "rc_secret"));

        assertThat(stub.asked()).extracting(StubHub.Asked::authorization).containsOnly("Bearer rc_secret");
    }

    @Test
    void aModelThatTheKeysPlanDoesNotIncludeIsNotLive() {
        Offer offer = offer("{\"id\":\"a/b\",\"available_on_current_plan\":false}", Map.of(".api-key", "rc_secret"));

        assertThat(offer.status()).isEqualTo("not_in_plan");
        assertThat(offer.live()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"not_deployed, false", "active, true", "pending, false"})
    void aModelThatIsNotDeployedIsListedAndNotLive(String status, boolean live) {
        Offer offer = offer("{\"id\":\"a/b\",\"status\":\"" + status + "\"}", Map.of());

        assertThat(offer.live()).isEqualTo(live);
    }

    @Test
    void featuresSizeAndEveryPriceAreRead() {
        Model row = row(
                "{\"id\":\"a/b\",\"features\":{\"tool_use\":true,\"image_input\":true},\"parameter_size\":2780000000000,"
                        + "\"max_completion_tokens\":2048,"
                        + "\"pricing\":{\"prompt\":\"0.000003\",\"completion\":\"0.000015\",\"image\":\"0\"}}",
                Map.of());

        assertThat(row.architecture().modality()).isEqualTo("text+image->text");
        assertThat(row.has(Capability.TOOLS)).isTrue();
        assertThat(row.has(Capability.VISION)).isTrue();
        assertThat(row.parameters().value()).isEqualTo(2_780_000_000_000L);
        assertThat(row.serving().limits().maxOutput()).isEqualTo(2048);
        assertThat(row.serving().pricing().of(Price.IMAGE)).isEqualTo(BigDecimal.ZERO);
        assertThat(row.free()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', false", "rc_secret, true", "rc_secret, null", "' ', false"})
    void anyOtherModelIsLive(String key, String available) {
        Offer offer =
                offer("{\"id\":\"a/b\",\"available_on_current_plan\":" + available + "}", Map.of(".api-key", key));

        assertThat(offer.live()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0.00000093, 0.0000025, 0.00000093, 0.0000025",
                "0.00000093, -, 0.0000001, 0.0000004",
                "-, -, 0.0000001, 0.0000004",
                "free, 0, 0.0000001, 0.0000004"
            })
    void pricesAreThoseInWordsAndElseThoseInNumbers(String prompt, String completion, String in, String out) {
        JsonObject pricing = new JsonObject()
                .put("input", 0.0999999999)
                .put("output", 0.4)
                .put("prompt", prompt)
                .put("completion", completion);

        Offer offer =
                offer(new JsonObject().put("id", "a/b").put("pricing", pricing).encode(), Map.of());

        assertThat(offer.pricing()).isEqualTo(Pricing.perToken(new BigDecimal(in), new BigDecimal(out)));
    }

    @Test
    void everyFieldFindsItsPlaceAndItsOriginIsNoted() {
        Model row = row(
                "{\"id\":\"Acme/uno-mini\",\"created\":1740787200,\"context_length\":4096,"
                        + "\"max_completion_tokens\":2048,\"pricing\":{\"prompt\":\"0\",\"completion\":\"0\"}}",
                Map.of());

        assertThat(row.name()).isEqualTo("Uno Mini");
        assertThat(row.owner()).isEqualTo("Acme");
        assertThat(row.siteUrl()).isEqualTo("https://featherless.ai/models/Acme/uno-mini");
        assertThat(row.gateways()).containsExactly("featherless");
        assertThat(row.created()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(row.contextLength()).isEqualTo(4096);
        assertThat(row.serving().top()).contains(new TopProvider(4096L, 2048L, null));
        assertThat(row.origins())
                .isEqualTo(Map.of(
                        ModelField.CREATED, said("created"),
                        ModelField.CONTEXT_LENGTH, said("context_length"),
                        ModelField.MAX_OUTPUT, said("max_completion_tokens"),
                        ModelField.PRICING, said("pricing"),
                        ModelField.PROVIDERS, said("listed"),
                        ModelField.TOP_PROVIDER, said("max_completion_tokens")));
    }

    @Test
    void whatIsNotSaidIsUnknownAndFromNowhere() {
        Model row = row("{\"id\":\"acme/uno\",\"context_length\":0,\"pricing\":null}", Map.of());

        assertThat(row.contextLength()).isNull();
        assertThat(row.serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row.origins()).containsOnlyKeys(ModelField.PROVIDERS);
    }

    @Test
    void anIdThatCannotBeOneOfTheHubIsNone() {
        assertThat(row("{\"id\":\"acme/uno/gguf\"}", Map.of()).huggingFaceId()).isNull();
    }

    private Offer offer(String item, Map<String, String> settings) {
        return row(item, settings).serving().offers().get(0);
    }

    private Model row(String item, Map<String, String> settings) {
        stub.misbehave(request -> true, request -> request.response().end("{\"data\":[" + item + "]}"));
        return fetch(settings).models().get(0);
    }

    private FetchedModels fetch(Map<String, String> settings) {
        try (var test = upstreams(settings)) {
            return succeeds(source(test).fetch(FetchedModels.NONE));
        }
    }

    private UpstreamException failure(Map<String, String> settings) {
        try (var test = upstreams(settings)) {
            return fails(source(test).fetch(FetchedModels.NONE));
        }
    }

    private TestUpstreams upstreams(Map<String, String> settings) {
        return new TestUpstreams(stub, "featherless", settings, NOW);
    }

    private static FeatherlessSource source(TestUpstreams test) {
        return new FeatherlessSource(test.lists);
    }

    /** Pages of these ids, and as many as they are. */
    private void pages(List<List<String>> pages) {
        answer(request -> page(pages.size(), null, pages.get(number(request) - 1)));
    }

    private void answer(Function<HttpServerRequest, JsonObject> answer) {
        stub.misbehave(
                request -> true,
                request -> request.response().end(answer.apply(request).encode()));
    }

    private static JsonObject page(long totalPages, Long totalItems, List<String> ids) {
        return new JsonObject()
                .put("data", items(ids))
                .put(
                        "pagination",
                        new JsonObject().put("total_pages", totalPages).put("total_items", totalItems));
    }

    private static JsonArray items(List<String> ids) {
        return new JsonArray(
                ids.stream().map(id -> new JsonObject().put("id", id)).toList());
    }

    private static int number(HttpServerRequest request) {
        return Integer.parseInt(request.getParam("page"));
    }

    private List<Integer> asked() {
        return stub.asked().stream()
                .map(asked -> Integer.valueOf(asked.uri().replaceAll(".*[?&]page=(\\d+).*", "$1")))
                .toList();
    }

    private static Origin said(String rule) {
        return new Origin("featherless", rule, NOW);
    }

    private static List<String> ids(FetchedModels fetched) {
        return fetched.models().stream().map(Model::id).toList();
    }
}
