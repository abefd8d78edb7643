package org.modelcatalog.api.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.modelcatalog.api.problem.TooManyReadersException;
import org.modelcatalog.catalog.changes.CatalogChanges;

/** Everybody who reads events. */
@ApplicationScoped // writers are made before there is a configuration
class EventFeed {

    /** Clients that read events. */
    static final String READERS = "catalog.events.readers";

    static final int MOST = 1000;

    /** Less than anything on the way takes for silence. */
    private static final long KEEP_ALIVE_MILLIS = 15_000;

    /** Whoever was hung up on comes back after this and as much again at most: not all at once. */
    private static final int RETRY_MILLIS = 4000;

    private final CatalogChanges changes;
    private final EventJson data;
    private final Vertx vertx;
    private final int most;
    private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private long timer;

    @Inject
    EventFeed(CatalogChanges changes, EventJson data, Vertx vertx) {
        this(changes, data, vertx, MOST);
    }

    EventFeed(CatalogChanges changes, EventJson data, Vertx vertx, int most) {
        this.changes = changes;
        this.data = data;
        this.vertx = vertx;
        this.most = most;
    }

    void start(@Observes StartupEvent event, MeterRegistry meters) {
        timer = vertx.setPeriodic(KEEP_ALIVE_MILLIS, any -> keepAlive());
        Gauge.builder(READERS, readers, Set::size)
                .description("Clients that read events")
                .register(meters);
    }

    /** Streams are what never ends by itself: a stop would wait for them in vain. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        end();
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** No stream goes on; one that is asked for from now on says how things stand, and ends. */
    void end() {
        ending = true;
        readers.forEach(EventReader::end);
    }

    void keepAlive() {
        readers.forEach(EventReader::keepAlive);
    }

    int readers() {
        return readers.size();
    }

    /**
     * Responses with a stream; on the thread of the connection.
     *
     * @throws TooManyReadersException before anything is written
     */
    void open(EventStream asked, RoutingContext route) {
        if (readers.size() >= most) {
            throw TooManyReadersException.ofEvents(most);
        }
        var reader = new EventReader(asked.gateways(), data, route.request(), vertx.getOrCreateContext());
        readers.add(reader);
        route.addEndHandler(any -> {
            changes.leave(reader);
            readers.remove(reader);
        });
        reader.open(asked, changes, RETRY_MILLIS + ThreadLocalRandom.current().nextInt(RETRY_MILLIS));
        if (ending) {
            reader.end();
        }
    }
}
