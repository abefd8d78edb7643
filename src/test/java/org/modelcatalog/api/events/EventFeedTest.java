package org.modelcatalog.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.answer.BodyCache;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.changes.MadeUpChanges;
import org.modelcatalog.support.EventSource;
import org.modelcatalog.support.EventSource.Event;

/** Real connections, some of which read nothing. */
class EventFeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 3;
    private static final EventFilter HUG = new EventFilter(Set.of("hug"), Set.of());

    private final Vertx vertx = Vertx.vertx();
    private final BodyCache bodies = new BodyCache();
    private final MadeUpChanges gateways = new MadeUpChanges();
    private final EventFeed feed =
            new EventFeed(gateways.changes(), new EventJson(bodies, new JsonWriter()), vertx, MOST);
    private final HttpServer server = serve();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable client : open) {
            client.close();
        }
        bodies.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aReaderIsToldWhereItStandsAndThenWhatChanges() {
        String first = gateways.serve("hug", "a/b");
        EventSource reader = read(null);

        assertThat(reader.next())
                .returns("current", Event::name)
                .returns("hug-" + first, Event::id)
                .satisfies(
                        event -> assertThat(event.data().path("total").asInt()).isEqualTo(1));
        String second = gateways.serve("hug", "a/c");
        assertThat(reader.next())
                .returns("snapshot", Event::name)
                .returns("hug-" + second, Event::id)
                .satisfies(event ->
                        assertThat(event.data().at("/removed/ids/0").asText()).isEqualTo("a/b"));
    }

    @Test
    void theIdOfAnEventNamesEveryGatewayThatIsKnownByThen() {
        String hug = gateways.serve("hug", "a/b");
        String router = gateways.serve("openrouter", "a/b");
        EventSource reader = read(null);
        reader.next();

        assertThat(reader.next().id()).isEqualTo("hug-" + hug + "+openrouter-" + router);
    }

    @Test
    void whoeverComesBackGoesOnWithWhatFollows() {
        String known = gateways.serve("hug", "a/b");
        String missed = gateways.serve("hug", "a/c");
        EventSource reader = read("hug-" + known);

        assertThat(reader.next()).returns("snapshot", Event::name).returns("hug-" + missed, Event::id);
        String live = gateways.serve("hug", "a/d");
        assertThat(reader.next().id()).isEqualTo("hug-" + live);
    }

    @Test
    void whoeverComesBackWithSomethingUnknownIsToldToBeginAnew() {
        String served = gateways.serve("hug", "a/b");

        assertThat(read("hug-0123456789abcdef").next())
                .returns("reset", Event::name)
                .returns("hug-" + served, Event::id);
        assertThat(read("<script>").next()).returns("reset", Event::name);
    }

    @Test
    void whatIsNotAskedForIsNotTold() {
        EventSource reader = read(null);
        await().atMost(PATIENCE).until(() -> feed.readers() == 1);
        gateways.serve("elsewhere", "a/b");
        String asked = gateways.serve("hug", "a/b");

        assertThat(reader.next().id()).isEqualTo("hug-" + asked);
    }

    @Test
    void aQuietStreamIsKeptAlive() {
        EventSource reader = read(null);
        await().atMost(PATIENCE).until(() -> feed.readers() == 1);

        feed.keepAlive();

        assertThat(reader.nextComment()).isEqualTo("keep-alive");
    }

    @Test
    void whoeverHangsUpIsForgotten() {
        EventSource reader = read(null);
        await().atMost(PATIENCE).until(() -> feed.readers() == 1);

        reader.close();

        await().atMost(PATIENCE).until(() -> feed.readers() == 0);
    }

    @Test
    void noMoreThanSoManyReadAtOnce() {
        IntStream.range(0, MOST).forEach(any -> read(null));

        assertThat(read(null).answer().statusCode()).isEqualTo(503);
        assertThat(feed.readers()).isEqualTo(MOST);
    }

    @Test
    void aClientThatReadsNothingIsCutOffWhenTooMuchWaits() {
        AssertSubscriber<byte[]> silent = feed.open(HUG, null).subscribe().withSubscriber(AssertSubscriber.create(0));
        EventSource reader = read(null);
        await().atMost(PATIENCE).until(() -> feed.readers() == 2);

        for (int served = 0; served <= EventFeed.MOST_WAITING; served++) {
            gateways.serve("hug", "a/" + served % 2);
            reader.next();
        }

        silent.awaitFailure(PATIENCE).assertFailedWith(BackPressureFailure.class);
        assertThat(feed.readers()).as("the one that reads").isEqualTo(1);
    }

    @Test
    void keepAlivesThatAreNotReadCutAClientOff() {
        AssertSubscriber<byte[]> silent = feed.open(HUG, null).subscribe().withSubscriber(AssertSubscriber.create(0));

        IntStream.rangeClosed(0, EventFeed.MOST_WAITING).forEach(any -> feed.keepAlive());

        silent.awaitFailure(PATIENCE).assertFailedWith(BackPressureFailure.class);
        assertThat(feed.readers()).isZero();
    }

    @Test
    void aStreamThatIsNotReadToItsEndGivesItsPlaceBack() {
        feed.open(HUG, null)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .cancel();

        assertThat(feed.readers()).isZero();
    }

    @Test
    void atTheEndEveryStreamIsEndedAndNoneGoesOn() {
        gateways.serve("hug", "a/b");
        EventSource before = read(null);
        before.next();

        feed.end();

        assertThat(before.next().name()).isEqualTo("end");
        EventSource after = read(null);
        assertThat(after.next().name()).isEqualTo("current");
        assertThat(after.next().name()).isEqualTo("end");
        await().atMost(PATIENCE).until(() -> feed.readers() == 0);
    }

    private EventSource read(String lastEventId) {
        EventSource reader = EventSource.open(URI.create("http://127.0.0.1:" + server.actualPort()), lastEventId);
        open.add(reader);
        return reader;
    }

    private HttpServer serve() {
        Router router = Router.router(vertx);
        router.route().handler(this::answer);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(RoutingContext route) {
        try {
            route.response().setChunked(true);
            Cancellable events = feed.open(
                            new EventFilter(Set.of("hug", "openrouter"), Set.of()),
                            route.request().getHeader("Last-Event-ID"))
                    .subscribe()
                    .with(
                            event -> route.response().write(Buffer.buffer(event)),
                            failure -> route.response().reset(),
                            () -> route.response().end());
            route.response().closeHandler(any -> events.cancel());
        } catch (ProblemException full) {
            route.response().setStatusCode(503).end();
        }
    }
}
