package org.modelcatalog.api.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.modelcatalog.api.answer.Places;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.changes.CatalogChanges;

/** Opens, bounds and ends the event streams of all clients, and keeps idle streams alive. */
@Singleton
class EventFeed {

    /** Clients that read events. */
    static final String READERS = "catalog.events.readers";

    static final int MOST = 1000;

    /** Events that may wait for one client, more than {@link CatalogChanges} keeps. Slower clients are disconnected. */
    static final int MOST_WAITING = 200;

    /** One of the streams has most likely ended by then. */
    private static final Duration FULL = Duration.ofSeconds(30);

    /** Shorter than the idle time-outs of common proxies. */
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    /** A disconnected client comes back after one to two times this delay, so that not all come at once. */
    private static final int RETRY_MILLIS = 4000;

    private final CatalogChanges changes;
    private final EventJson json;
    private final Vertx vertx;
    private final Places places;
    private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private long timer;

    @Inject
    EventFeed(CatalogChanges changes, EventJson json, Vertx vertx) {
        this(changes, json, vertx, MOST);
    }

    EventFeed(CatalogChanges changes, EventJson json, Vertx vertx, int most) {
        this.changes = changes;
        this.json = json;
        this.vertx = vertx;
        this.places = new Places(
                most, "All " + most + " event streams are in use; poll the lists with their ETags instead", FULL);
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        timer = vertx.setPeriodic(KEEP_ALIVE_MILLIS, any -> keepAlive());
        Gauge.builder(READERS, places, Places::taken)
                .description("Clients that read events")
                .register(meters);
    }

    /** Shutdown would otherwise wait in vain for streams, which never end by themselves. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        end();
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Ends every stream. Streams opened from now on end after their first events. */
    void end() {
        ending = true;
        readers.forEach(EventReader::end);
    }

    void keepAlive() {
        readers.forEach(EventReader::keepAlive);
    }

    int readers() {
        return places.taken();
    }

    /**
     * Returns a stream of events as bytes. It fails when more than {@value #MOST_WAITING} events wait.
     *
     * @param filter which events the client wants
     * @param lastEventId the last event that the client has read, unchecked; null = none
     * @throws ProblemException when {@code most} clients already read
     */
    Multi<byte[]> open(EventFilter filter, String lastEventId) {
        return places.bounded(Multi.createFrom()
                .<CompletableFuture<byte[]>>emitter(
                        emitter -> begin(new EventReader(filter, json, emitter), emitter, lastEventId),
                        BackPressureStrategy.IGNORE)
                .onOverflow()
                .buffer(MOST_WAITING)
                .onItem()
                .transformToUniAndConcatenate(event -> Uni.createFrom().completionStage(event)));
    }

    private void begin(EventReader reader, MultiEmitter<?> emitter, String lastEventId) {
        readers.add(reader);
        emitter.onTermination(() -> {
            changes.leave(reader);
            readers.remove(reader);
        });
        reader.begin(
                changes, lastEventId, RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_MILLIS));
        if (ending) {
            reader.end();
        }
    }
}
