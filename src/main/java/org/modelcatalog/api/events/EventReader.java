package org.modelcatalog.api.events;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.api.answer.ResponseCache;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.CatalogChanges;
import org.modelcatalog.catalog.changes.SnapshotSummary;

/**
 * One client that reads events. What waits for it is named, not copied, and is bounded; one that does not take it in time
 * is hung up on, and comes back with the id of the last event it has read. All is done on the thread of its connection.
 */
final class EventReader implements CatalogChanges.Listener {

    /** More than {@link CatalogChanges} keeps. */
    static final int MOST_WAITING = 200;

    /** Keep-alives in a row that there was no room for. */
    static final int PATIENCE = 3;

    private static final byte[] END = ascii("\n\n");
    private static final byte[] KEEP_ALIVE = ascii(": keep-alive\n\n");

    private final Set<String> gateways;
    private final EventJson data;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context thread;
    private final Queue<Event> waiting = new ArrayDeque<>();
    /** What it has been told of, by gateway. */
    private final Map<String, String> snapshots = new HashMap<>();

    private boolean rendering;
    private boolean ending;
    private int stuck;

    private record Event(String name, SnapshotSummary position, CompletableFuture<byte[]> data) {}

    EventReader(Set<String> gateways, EventJson data, HttpServerRequest request, Context thread) {
        this.gateways = gateways;
        this.data = data;
        this.request = request;
        this.response = request.response();
        this.thread = thread;
    }

    /**
     * Begins; on the thread of the connection.
     *
     * @param retry milliseconds after which a client that was hung up on should come back
     */
    void open(EventStream asked, CatalogChanges changes, int retry) {
        response.setChunked(true);
        response.drainHandler(any -> {
            stuck = 0;
            write();
        });
        // at once, so that the client sees that it is heard even when there is nothing to tell
        response.write(Buffer.buffer("retry: " + retry + "\n\n"));
        Map<String, String> known = asked.lastEventId() == null ? Map.of() : EventId.read(asked.lastEventId());
        CatalogChanges.Beginning beginning = changes.listen(gateways, known, this);
        String name = asked.lastEventId() == null ? "current" : "reset";
        known.forEach((gateway, snapshot) -> {
            if (gateways.contains(gateway)) {
                snapshots.put(gateway, snapshot);
            }
        });
        beginning.unknown().forEach(position -> waiting.add(new Event(name, position, data.of(position))));
        beginning.missed().forEach(change -> waiting.add(event(change)));
        write();
    }

    @Override
    public void changed(CatalogChange change) {
        if (gateways.contains(change.now().gateway())) {
            thread.runOnContext(any -> add(change));
        }
    }

    /** Some time has passed. By whatever thread. */
    void keepAlive() {
        thread.runOnContext(any -> {
            if (response.writeQueueFull()) {
                stuck++;
                if (stuck >= PATIENCE) {
                    hangUp();
                }
            } else if (!over()) {
                response.write(wrapped(KEEP_ALIVE));
            }
        });
    }

    /** Tells it no more. By whatever thread. */
    void end() {
        thread.runOnContext(any -> {
            ending = true;
            if (response.writeQueueFull()) {
                hangUp();
            } else {
                write();
            }
        });
    }

    private void add(CatalogChange change) {
        if (over() || ending) {
            return;
        }
        if (waiting.size() == MOST_WAITING) {
            hangUp();
            return;
        }
        waiting.add(event(change));
        write();
    }

    private Event event(CatalogChange change) {
        return new Event("snapshot", change.now(), data.of(change));
    }

    /** As much as there is, and as it takes. */
    private void write() {
        while (!over() && !waiting.isEmpty() && !response.writeQueueFull()) {
            CompletableFuture<byte[]> next = waiting.peek().data();
            if (!next.isDone()) {
                writeOnce(next);
                return;
            }
            if (next.isCompletedExceptionally()) {
                hangUp();
                return;
            }
            write(waiting.remove());
        }
        if (ending && waiting.isEmpty() && !over()) {
            // a connection that is kept would bring the client back to an instance that stops
            response.end().onComplete(any -> close());
        }
    }

    private void write(Event event) {
        snapshots.put(event.position().gateway(), event.position().snapshot());
        byte[] head = ascii("id: " + EventId.of(snapshots) + "\nevent: " + event.name() + "\ndata: ");
        response.write(wrapped(head, event.data().join(), END));
    }

    private void writeOnce(CompletableFuture<byte[]> rendered) {
        if (!rendering) {
            rendering = true;
            rendered.whenComplete((bytes, failure) -> thread.runOnContext(any -> {
                rendering = false;
                write();
            }));
        }
    }

    /** Does not wait for what has not been taken, as to close a connection in the usual way does. */
    private void hangUp() {
        waiting.clear();
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }

    private void close() {
        if (request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        }
    }

    private boolean over() {
        return response.ended() || response.closed();
    }

    /** Not copied, see {@link ResponseCache}. */
    @SuppressWarnings("deprecation")
    private static Buffer wrapped(byte[]... parts) {
        return Buffer.buffer(Unpooled.wrappedBuffer(parts));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
