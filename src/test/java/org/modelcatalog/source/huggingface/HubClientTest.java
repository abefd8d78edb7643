package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

@QuarkusTest
class HubClientTest {

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(60);
        test = client(Map.of("huggingface.token", "hf_secret"));
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    @Test
    void asksForWhatARowIsMadeOfAndSaysWhoAsks() {
        succeeds(test.client.list("text-generation", "likes", 10).flatMap(HubAnswer::page));

        assertThat(hub.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.uri())
                    .startsWith("/api/models?pipeline_tag=text-generation&sort=likes&limit=10&expand=author&")
                    .doesNotContain("skip", "offset", "full=");
            assertThat(asked.authorization()).isEqualTo("Bearer hf_secret");
            assertThat(asked.userAgent()).startsWith("model-catalog/");
            assertThat(asked.acceptEncoding()).contains("gzip");
        });
    }

    @Test
    void followsTheHubsLinkToTheLetter() {
        String link = "/api/models?sort=likes&expand%5B%5D=tags&cursor=eyIkb3Ii%3D%3D&limit=10";
        hub.misbehave(
                request -> request.getParam("cursor") == null,
                request -> request.response()
                        .putHeader("Link", "<" + hub.uri() + link + ">; rel=\"next\"")
                        .end("[]"));

        succeeds(test.client
                .list("text-generation", "likes", 10)
                .invoke(first -> hub.misbehave(
                        request -> true, request -> request.response().end("[]")))
                .flatMap(first -> first.next().orElseThrow()));

        assertThat(hub.asked().get(1).uri()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example/api/models?cursor=x",
        "https://127.0.0.1/api/models?cursor=x",
        "http://127.0.0.1:1/api/models?cursor=x",
        "//evil.example/api/models",
        "/api/whoami",
        "/api/models/../whoami",
        "http://127.0.0.1@evil.example/api/models",
        "file:/etc/passwd",
        "::",
    })
    void aLinkThatLeavesTheEndpointFailsAndIsNotFollowed(String link) {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Link", "<" + link + ">; rel=\"next\"")
                        .end("[]"));

        HubAnswer first = succeeds(test.client.list("text-generation", "likes", 10));

        assertThat(fails(first.next().orElseThrow()).reason()).isEqualTo(Reason.FOREIGN_URL);
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void aLinkThatLeavesTheEndpointDoesNotMatterOnThePageOneNeeds() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Link", "<http://evil.example/>; rel=\"next\"")
                        .end("[{\"id\":\"a/b\"}]"));

        assertThat(succeeds(test.client.search("aurora", 10)).records()).hasSize(1);
    }

    @Test
    void aModelIsFound() {
        String id = hubModelId();

        assertThat(succeeds(test.client.model(id)).orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void aRenamedModelIsFoundUnderItsNewId() {
        assertThat(succeeds(test.client.model("old-org/renamed-model"))).isPresent();
        assertThat(hub.asked()).hasSize(2);
    }

    @Test
    void theHubs401ForAMissingModelMeansThatThereIsNone() {
        assertThat(succeeds(test.client.model("acme-ai/none"))).isEmpty();
    }

    @Test
    void aBlockedRequestDoesNotMeanThatTheModelIsMissing() {
        hub.failWith(403);

        assertThat(fails(test.client.model("acme-ai/none")).reason()).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void aBadTokenIsKnownByItsBodyToo() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(401)
                        .end("{\"error\":\"Invalid credentials in Authorization header\"}"));

        assertThat(fails(test.client.model("acme-ai/none")).reason()).isEqualTo(Reason.UNAUTHORIZED);
    }

    @Test
    void aTokenThatCannotBeSentIsRefusedAtStartWithoutBeingShown() {
        assertThatThrownBy(() -> client(Map.of("huggingface.token", "hf_secret\nhf_other")))
                .hasMessageContaining("HF_TOKEN")
                .hasMessageNotContaining("hf_secret");
    }

    @Test
    void lookupsDoNotKeepTheWalksFromTheHub() {
        try (var narrow = client(Map.of("huggingface.concurrency", "1"))) {
            hub.hold(request -> request.path().startsWith("/api/models/"));
            for (int i = 0; i < 20; i++) {
                narrow.client.model("acme-ai/m" + i).subscribe().with(found -> {}, failure -> {});
            }

            assertThat(succeeds(narrow.client.list("text-generation", "likes", 10)))
                    .isNotNull();
        }
    }

    @Test
    void a401ForABadTokenDoesNotMeanThatTheModelIsMissing() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(401)
                        .putHeader("X-Error-Message", "Invalid credentials in Authorization header")
                        .end());

        UpstreamException failure = fails(test.client.model("acme-ai/none"));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("HF_TOKEN").hasMessageNotContaining("hf_secret");
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example/api/models/a/b", "/api/whoami", "/api/models-tags-by-type", "/api/models/../x"})
    void aRedirectThatLeavesTheModelsFailsAndIsNotFollowed(String location) {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(307)
                        .putHeader("Location", location)
                        .end());

        assertThat(fails(test.client.model("acme-ai/x")).reason()).isEqualTo(Reason.FOREIGN_URL);
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void redirectsInACircleEnd() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(307)
                        .putHeader("Location", "/api/models/acme-ai/x")
                        .end());

        assertThat(fails(test.client.model("acme-ai/x")).reason()).isEqualTo(Reason.FOREIGN_URL);
        assertThat(hub.asked()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "400, STATUS", "500, STATUS", "503, STATUS", "204, STATUS", "304, STATUS"})
    void aStatusThatIsNoPageIsAFailure(int status, Reason reason) {
        hub.failWith(status);

        assertThat(fails(test.client.list("text-generation", "likes", 10)).reason())
                .isEqualTo(reason);
        await().untilAsserted(
                        () -> assertThat(test.requests(String.valueOf(status))).isEqualTo(1));
    }

    @Test
    void saysHowLongTheHubAsksToBeLeftAlone() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "17")
                        .end());

        assertThat(fails(test.client.list("text-generation", "likes", 10)).retryAfter())
                .contains(Duration.ofSeconds(17));
    }

    @Test
    void knowsTheQuotaTheHubTold() {
        assertThat(test.client.quota()).isEmpty();

        succeeds(test.client.model("acme-ai/none"));

        assertThat(test.client.quota().orElseThrow().remaining()).isBetween(1L, 500L);
    }

    @Test
    void aHubThatIsNotThereRefusesConnections() {
        hub.close();

        assertThat(fails(test.client.list("text-generation", "likes", 10)).reason())
                .isEqualTo(Reason.REFUSED);
        assertThat(test.requests("refused")).isEqualTo(1);
    }

    @Test
    void aHubThatNeverAnswersTimesOut() {
        try (var hasty = client(Map.of("huggingface.request-timeout", "200ms"))) {
            hub.hold(request -> true);

            assertThat(fails(hasty.client.list("text-generation", "likes", 10)).reason())
                    .isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void aBodyThatDripsTimesOut() {
        try (var hasty = client(Map.of("huggingface.request-timeout", "300ms"))) {
            hub.misbehave(request -> true, request -> {
                request.response().setChunked(true).write("[");
                test.vertx.setPeriodic(20, drip -> request.response().write(" "));
            });

            assertThat(fails(hasty.client.list("text-generation", "likes", 10).flatMap(HubAnswer::page))
                            .reason())
                    .isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void aConnectionThatBreaksWithinTheBodyIsAFailureAndNotAShortPage() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Content-Length", "1000")
                        .write("[{\"id\":\"a/b\"}]")
                        .onComplete(written -> request.connection().close()));

        assertThat(fails(test.client.list("text-generation", "likes", 10).flatMap(HubAnswer::page))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        try (var narrow = client(Map.of("huggingface.max-body-size", "1K"))) {
            assertThat(fails(narrow.client.list("text-generation", "likes", 50).flatMap(HubAnswer::page))
                            .reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void aSingleModelOfMoreThanTwoMegabytesIsNotRead() {
        hub.misbehave(
                request -> true,
                request -> request.response().end("{\"id\":\"a/b\",\"x\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}"));

        assertThat(fails(test.client.model("a/b")).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void bodiesThatAreUnderWayTogetherAreBoundedToo() {
        try (var narrow = client(Map.of("huggingface.max-body-size", "1K"))) {
            hub.misbehave(
                    request -> true,
                    request -> request.response().setChunked(true).write(" ".repeat(900)));
            var pages = IntStream.range(0, 5)
                    .mapToObj(i ->
                            narrow.client.list("text-generation", "likes", 1).flatMap(HubAnswer::page))
                    .map(page -> page.subscribe().withSubscriber(UniAssertSubscriber.create()))
                    .toList();

            await().untilAsserted(
                            () -> assertThat(narrow.requests("overloaded")).isEqualTo(1));

            pages.forEach(UniAssertSubscriber::cancel);
            await().untilAsserted(() -> assertThat(narrow.requests("cancelled")).isEqualTo(4));
            hub.misbehave(request -> true, request -> request.response().end("[" + " ".repeat(900) + "]"));
            assertThat(succeeds(narrow.client.search("none", 1)).records()).isEmpty();
        }
    }

    @Test
    void aGzipBombIsStoppedByItsUncompressedSize() {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        hub.misbehave(
                request -> true,
                request ->
                        request.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(bomb)));

        assertThat(fails(test.client.list("text-generation", "likes", 50).flatMap(HubAnswer::page))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void offlineNoRequestLeaves() {
        try (var offline = client(Map.of("huggingface.offline", "1"))) {
            assertThat(fails(offline.client.list("text-generation", "likes", 10))
                            .reason())
                    .isEqualTo(Reason.OFFLINE);
            assertThat(hub.asked()).isEmpty();
        }
    }

    /** Without retries, which have their own tests. */
    private HubTestClient client(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("huggingface.retries", "0"));
        all.putAll(settings);
        return new HubTestClient(hub.uri(), all);
    }

    private String hubModelId() {
        HubPage page = succeeds(test.client.list("text-generation", "likes", 1).flatMap(HubAnswer::page));
        return page.records().get(0).id();
    }

    private static byte[] gzip(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
