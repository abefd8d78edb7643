package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.source.http.LinkClient.body;
import static org.modelcatalog.source.http.LinkClient.head;
import static org.modelcatalog.source.http.LinkClient.uri;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException.Reason;

/** The transport rules around a REST client, at a server that keeps to none. */
@QuarkusTest
class ExchangeTest {

    private static final Buffer CHUNK = Buffer.buffer(" ".repeat(64 * 1024));

    @AutoClose
    private final LinkClient links = new LinkClient();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void aBodyThatIsTooLargeIsCutOffAndNotDrained() {
        URI endless = uri(links.serve(request -> flood(request.response().setChunked(true))));
        var client = links.of(endless, Map.of(), 4, Map.of());

        assertThat(fails(body(client, endless)).reason()).isEqualTo(Reason.TOO_LARGE);

        await().untilTrue(closed);
        assertThat(written).hasValueLessThan(64L * 1024 * 1024);
    }

    @Test
    void anAnswerInPartsIsNotCollected() {
        URI parts = uri(links.serve(request -> {
            var response = request.response().setChunked(true);
            response.putHeader("Content-Type", "Multipart/Form-Data; boundary=x");
            response.write("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
            flood(response);
        }));
        var client = links.of(parts, Map.of(), 4, Map.of());

        assertThat(fails(body(client, parts)).reason()).isEqualTo(Reason.TOO_LARGE);

        await().untilTrue(closed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/event-stream",
                "application/octet-stream",
                "image/png",
                "nonsense",
                "*/*",
                ""
            })
    void aBodyIsReadWhateverItIsCalled(String type) {
        URI odd = uri(links.serve(
                request -> request.response().putHeader("Content-Type", type).end("a=b")));

        assertThat(succeeds(body(links.of(odd, Map.of(), 4, Map.of()), odd)).text())
                .isEqualTo("a=b");
    }

    @Test
    void aCompressedBodyIsReadAndAskedFor() throws IOException {
        Buffer compressed = Buffer.buffer(ContentCodingTest.gzip("[1]".getBytes(StandardCharsets.US_ASCII)));
        URI gzip = uri(links.serve(request -> {
            asked.add(request.getHeader("Accept-Encoding"));
            request.response().putHeader("Content-Encoding", "GZIP").end(compressed);
        }));

        assertThat(succeeds(body(links.of(gzip, Map.of(), 4, Map.of()), gzip)).text())
                .isEqualTo("[1]");
        assertThat(asked).containsExactly("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "gzip"})
    void aBodyThatCannotBeDecompressedIsMalformed(String coding) {
        URI odd = uri(links.serve(request ->
                request.response().putHeader("Content-Encoding", coding).end("no such thing")));

        assertThat(fails(body(links.of(odd, Map.of(), 4, Map.of()), odd)).reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void whatIsCancelledWhileItWaitsForAConnectionIsNotSentAndKeepsNone() {
        var held = new CopyOnWriteArrayList<HttpServerRequest>();
        URI slow = uri(links.serve(request -> {
            asked.add(request.path());
            held.add(request);
        }));
        var client = links.of(slow, Map.of(), 1, Map.of());
        var first = head(client, slow.resolve("/first")).subscribe().withSubscriber(UniAssertSubscriber.create());
        await().until(() -> held.size() == 1);

        head(client, slow.resolve("/unwanted"))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .cancel();
        held.get(0).response().end();
        first.awaitItem();
        var last = head(client, slow.resolve("/last")).subscribe().withSubscriber(UniAssertSubscriber.create());

        await().until(() -> held.size() == 2);
        held.get(1).response().end();
        last.awaitItem();
        assertThat(asked).containsExactly("/first", "/last");
    }

    @Test
    void aBodyThatStallsHoldsNoWorkerBeyondItsTime() {
        URI stalled = uri(links.serve(request -> {
            request.response().closeHandler(gone -> closed.set(true));
            request.response().setChunked(true).write("[");
        }));
        var client = links.of(stalled, Map.of(), 4, Map.of());
        var pages = Stream.generate(
                        () -> body(client, stalled).subscribe().withSubscriber(UniAssertSubscriber.create()))
                .limit(4)
                .toList();
        await().until(() -> readers() == 4);

        pages.forEach(page -> page.awaitFailure(
                failure -> assertThat(failure).hasFieldOrPropertyWithValue("reason", Reason.TIMEOUT)));

        await().until(() -> readers() == 0);
        await().untilTrue(closed);
        assertThat(links.requests("timeout")).isEqualTo(4);
    }

    @Test
    void aBodyNobodyWantsAnyLongerIsCutOff() {
        URI stalled = uri(links.serve(request -> {
            request.response().closeHandler(gone -> closed.set(true));
            request.response().setChunked(true).write("[");
        }));
        UpstreamResponse answer = succeeds(head(links.of(stalled, Map.of(), 4, Map.of()), stalled));

        answer.body().subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();

        await().untilTrue(closed);
        await().until(() -> readers() == 0);
        assertThat(links.requests("cancelled")).isEqualTo(1);
    }

    @Test
    void theSecretGoesToItsOwnOriginOnly() {
        HttpServer own = links.serve(this::note);
        HttpServer other = links.serve(this::note);
        var client = links.of(uri(own), Map.of("Authorization", "Bearer made-up"), 4, Map.of());

        succeeds(body(client, uri(own).resolve("/own")));
        succeeds(body(client, uri(other).resolve("/other")));

        assertThat(asked).containsExactly("/own Bearer made-up", "/other null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?cursor=x%3D%3D", "/a%2Fb?q=a+b%20c&q=%7Bd%7D&q", "/a?q=%25;@:/?"})
    void aLinkIsFollowedToTheLetter(String link) {
        HttpServer server = links.serve(request -> {
            asked.add(request.uri());
            request.response().end();
        });

        succeeds(body(links.of(uri(server), Map.of(), 4, Map.of()), URI.create(uri(server) + link)));

        assertThat(asked).containsExactly(link);
    }

    @Test
    void aHeadOfTwelveKilobytesIsRead() {
        URI wordy = uri(links.serve(request ->
                request.response().putHeader("Link", "x".repeat(12 * 1024)).end()));

        assertThat(succeeds(head(links.of(wordy, Map.of(), 4, Map.of()), wordy)).header("link"))
                .hasSize(12 * 1024);
    }

    @Test
    void aNameWithoutAnAddressIsToldFromAServerThatIsDown() {
        URI nowhere = URI.create("http://upstream.invalid");

        assertThat(fails(head(links.of(nowhere, Map.of(), 4, Map.of()), nowhere))
                        .reason())
                .isEqualTo(Reason.DNS);
    }

    @Test
    void aServerThatSpeaksNoTlsIsToldFromOneThatIsDown() {
        URI plain = uri(links.serve(this::note));
        URI secure = URI.create("https://127.0.0.1:" + plain.getPort());

        assertThat(fails(head(links.of(secure, Map.of(), 4, Map.of()), secure)).reason())
                .isEqualTo(Reason.TLS);
    }

    private void note(HttpServerRequest request) {
        asked.add(request.path() + " " + request.getHeader("Authorization"));
        request.response().end();
    }

    private void flood(HttpServerResponse response) {
        response.closeHandler(gone -> closed.set(true));
        while (!response.writeQueueFull() && !closed.get()) {
            response.write(CHUNK);
            written.addAndGet(CHUNK.length());
        }
        response.drainHandler(drained -> flood(response));
    }

    private static long readers() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .filter(frame -> frame.getClassName().equals(Exchange.class.getName())
                        && frame.getMethodName().equals("read"))
                .count();
    }
}
