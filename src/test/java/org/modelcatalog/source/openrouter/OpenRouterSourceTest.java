package org.modelcatalog.source.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestUpstreams;

@QuarkusTest
class OpenRouterSourceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final String PATH = "/openrouter/api/v1/models";

    @AutoClose
    private final StubHub stub = StubHub.withModels(100);

    @Test
    void everyModelIsARow() {
        FetchedModels fetched = fetch(Map.of());

        // 30 of the Hub, each sixth also for free, 10 others and the one that stands for any
        assertThat(fetched.models()).hasSize(48);
        assertThat(fetched.parts()).containsExactly(new FetchedPart("models", ids(fetched), null));
        assertThat(fetched.fetchedAt()).isEqualTo("2026-01-01T00:00:00.123Z");
        assertThat(fetched.skipped()).isEmpty();
        assertThat(stub.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.uri()).isEqualTo(PATH + "?output_modalities=all");
            assertThat(asked.authorization()).isNull();
        });
    }

    @Test
    void theOrderIsTheGateways() {
        answer("{\"data\":[{\"id\":\"m/m\"},{\"id\":\"z/z\"},{\"id\":\"a/a\"}]}");

        assertThat(ids(fetch(Map.of()))).containsExactly("m/m", "z/z", "a/a");
    }

    @Test
    void pagesAreFollowedByTheQueryOfTheirLinkWhateverHostItNames() {
        stub.misbehave(request -> true, request -> {
            String offset = request.getParam("offset");
            String next = "http://evil.example/api/v1/models?limit=2&offset=" + (offset == null ? 2 : 4);
            request.response()
                    .end("{\"data\":[{\"id\":\"a/" + offset + "\"}],\"links\":{\"next\":"
                            + ("4".equals(offset) ? null : '"' + next + '"') + "}}");
        });

        assertThat(ids(fetch(Map.of()))).containsExactly("a/null", "a/2", "a/4");
        assertThat(stub.asked())
                .extracting(StubHub.Asked::uri)
                .containsExactly(
                        PATH + "?output_modalities=all",
                        PATH + "?output_modalities=all&limit=2&offset=2",
                        PATH + "?output_modalities=all&limit=2&offset=4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/models?offset=1", "/api/v1/models", "7", "\\u0000", "?offset=x", "http://[x?offset=1"})
    void aLinkThatLeadsInACircleOrNowhereEndsTheList(String next) {
        answer("{\"data\":[{\"id\":\"a/b\"}],\"links\":{\"next\":\"" + next + "\"}}");

        assertThat(ids(fetch(Map.of()))).containsExactly("a/b");
        assertThat(stub.asked()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void pagesThatAreTooLargeTogetherAreNotKept() {
        String padding = "x".repeat(60_000);
        var page = new AtomicInteger();
        stub.misbehave(
                request -> true,
                request -> request.response()
                        .end("{\"data\":[{\"id\":\"a/" + page.get() + "\",\"unused\":\"" + padding
                                + "\"}],\"links\":{\"next\":\"?offset=" + page.incrementAndGet() + "\"}}"));

        assertThat(failure(Map.of(".max-body-size", "100K")).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(stub.asked()).hasSizeLessThan(8);
    }

    @Test
    void aListOfWhichModelsDidNotComeIsPartialAndSaysHowMany() {
        answer("{\"data\":[{\"id\":\"a/b\"}],\"total_count\":416}");

        FetchedModels fetched = fetch(Map.of());

        assertThat(fetched.skipped()).isEqualTo(Map.of("not_received", 415));
        assertThat(fetched.parts())
                .containsExactly(
                        new FetchedPart("models", List.of("a/b"), "415 models that the list counts did not come"));
    }

    @Test
    void theKeyIsSentAsABearerToken() {
        fetch(Map.of(".api-key", " sk-secret "));

        assertThat(stub.asked()).extracting(StubHub.Asked::authorization).containsExactly("Bearer sk-secret");
    }

    @Test
    void aRefusedKeyIsNamedByItsSettingAndNotByItsValue() {
        stub.failWith(401);

        UpstreamException failure = failure(Map.of(".api-key", "sk-secret"));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("OPENROUTER_API_KEY").hasMessageNotContaining("sk-secret");
    }

    @Test
    void aRequestThatSendsNoKeyDoesNotBlameTheKey() {
        stub.failWith(401);

        assertThat(failure(Map.of())).hasMessageContaining("a request without OPENROUTER_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aStatusThatMayPassIsAskedAgain(int status) {
        firstOnly(request -> request.response().setStatusCode(status).end());

        assertThat(fetch(patient()).models()).isNotEmpty();
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void aStatusThatWillNotPassIsNotAskedAgain() {
        stub.failWith(404);

        UpstreamException failure = failure(patient());

        assertThat(failure.reason()).isEqualTo(Reason.STATUS);
        assertThat(failure.host()).contains(stub.uri().getAuthority());
        assertThat(stub.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><title>Bad Gateway</title></html>",
                "{\"data\":[{\"id\":\"a/b\"},{\"id\"",
                "{\"error\":{\"code\":400}}",
                "[]",
                ""
            })
    void whatIsNotTheListIsMalformed(String body) {
        answer(body);

        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aGarbledAnswerIsAskedForAgain() {
        firstOnly(request -> request.response().end("<html>"));

        assertThat(fetch(patient()).models()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"data\":[{\"name\":\"x\"},null]}"})
    void aListWithoutAUsableModelIsNoCatalog(String body) {
        answer(body);

        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void anUnusableRecordAndASecondOneOfAnIdAreCounted() {
        answer("{\"data\":[{\"id\":\"a/b\"},{},{\"id\":\"A/B\"},{\"id\":\"a/c\"}]}");

        FetchedModels fetched = fetch(Map.of());

        assertThat(ids(fetched)).containsExactly("a/b", "a/c");
        assertThat(fetched.skipped()).isEqualTo(Map.of("no_id", 1, "duplicate_id", 1));
    }

    @Test
    void noMoreModelsAreTakenThanConfigured() {
        FetchedModels fetched = fetch(Map.of(".limit", "10"));

        assertThat(fetched.models()).hasSize(10);
        assertThat(fetched.skipped()).isEqualTo(Map.of("beyond_page", 38));
    }

    @Test
    void offlineNoRequestLeaves() {
        assertThat(failure(Map.of("huggingface.offline", "1")).reason()).isEqualTo(Reason.OFFLINE);
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void switchedOffNothingIsAskedAndTheFailureSaysHowToSwitchItOn() {
        UpstreamException failure = failure(Map.of(".enabled", "false"));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_CONFIGURED);
        assertThat(failure).hasMessageContaining("CATALOG_GATEWAYS_OPENROUTER_ENABLED=true");
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() {
        try (StubHub other = StubHub.withModels(10)) {
            redirect(other.uri() + PATH);

            assertThat(failure(Map.of(".api-key", "sk-secret")).reason()).isEqualTo(Reason.FOREIGN_URL);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void aRedirectToAnotherPathOfTheHostIsNotFollowed() {
        redirect("/openrouter/api/v2/models");

        assertThat(failure(Map.of()).reason()).isEqualTo(Reason.FOREIGN_URL);
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForLongerThanTheDeadline() {
        stub.hold(request -> true);

        UpstreamException failure = failure(Map.of(".deadline", "200ms"));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failure).hasMessage("OpenRouter's models were not all in within 200 ms");
    }

    @Test
    void itIsKeptAsLongAsConfigured() {
        try (var test = upstreams(Map.of(".cache-ttl", "10M"))) {
            assertThat(source(test).cacheTtl()).contains(Duration.ofMinutes(10));
        }
        try (var test = upstreams(Map.of())) {
            assertThat(source(test).cacheTtl()).isEmpty();
        }
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
        return new TestUpstreams(stub, "openrouter", settings, NOW);
    }

    private static OpenRouterSource source(TestUpstreams test) {
        return new OpenRouterSource(test.lists);
    }

    private static Map<String, String> patient() {
        return Map.of(".retries", "2", ".retry-delay", "1ms");
    }

    private void firstOnly(Handler<HttpServerRequest> how) {
        var requests = new AtomicInteger();
        stub.misbehave(request -> requests.getAndIncrement() == 0, how);
    }

    private void answer(String body) {
        stub.misbehave(request -> true, request -> request.response().end(body));
    }

    private void redirect(String location) {
        stub.misbehave(
                request -> request.path().equals(PATH),
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", location)
                        .end());
    }

    private static List<String> ids(FetchedModels fetched) {
        return fetched.models().stream().map(Model::id).toList();
    }
}
