package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * One request of a REST client and its answer, bounded in time and bytes.
 *
 * <p>The head is handed over as soon as it is in, so that the next page can be asked for while the body arrives. One
 * timer covers everything from the wait for a connection to the last byte: neither a silent upstream nor a slow drip of
 * bytes outlives it. An exchange that ends early resets its request, which frees the worker that reads the body.
 */
final class Exchange {

    /** The REST client calls its filter on the thread that asks; that is how {@link ExchangeFilter} finds this. */
    private static final ThreadLocal<Exchange> STARTING = new ThreadLocal<>();

    private final Vertx vertx;
    private final long maxBodySize;
    private final BodyBudget.Share budget;
    private final RequestAdmission admission;
    private final BodyBytes received = new BodyBytes();
    private final CompletableFuture<UpstreamResponse> head = new CompletableFuture<>();
    private final CompletableFuture<BodyBytes> body = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile URI uri;
    private volatile HttpClientRequest request;
    private volatile int status;
    private volatile long timer;

    Exchange(Vertx vertx, long maxBodySize, BodyBudget.Share budget, RequestAdmission admission) {
        this.vertx = vertx;
        this.maxBodySize = maxBodySize;
        this.budget = budget;
        this.admission = admission;
    }

    /** The exchange that this thread starts. */
    static Exchange starting() {
        return STARTING.get();
    }

    Uni<UpstreamResponse> start(Uni<RestResponse<InputStream>> call, Duration timeout) {
        long millis = Math.max(1, timeout.toMillis()); // a timer of Vert.x takes no less
        timer = vertx.setTimer(millis, id -> fail(Reason.TIMEOUT, "no complete answer within " + millis + " ms"));
        STARTING.set(this);
        try {
            // Never cancelled: a call that is cancelled before it has a connection never gives that back (3.34).
            call.subscribe().with(this::receive, this::fail);
        } finally {
            STARTING.remove();
        }
        return Uni.createFrom().completionStage(head).onCancellation().invoke(this::cancel);
    }

    /** The URL that is asked. */
    void asked(URI target) {
        uri = target;
    }

    /** There is a connection, and the request is about to be sent. */
    void opened(HttpClientRequest opened) {
        request = opened;
        if (ended.get()) {
            opened.reset();
            return;
        }
        // By this name the REST client would choose how to read: an answer in parts to its end, whatever its size.
        opened.response().onSuccess(response -> response.headers().remove(HttpHeaders.CONTENT_TYPE));
    }

    private void receive(RestResponse<InputStream> response) {
        status = response.getStatus();
        var content = Uni.createFrom().completionStage(body).onCancellation().invoke(this::cancel);
        var answer = new UpstreamResponse(uri, status, response.getStringHeaders(), content);
        InputStream stream = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity();
        admission.head(answer);
        head.complete(answer);
        try {
            String coding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING.toString());
            Infrastructure.getDefaultExecutor().execute(() -> read(stream, coding));
        } catch (RejectedExecutionException e) {
            fail(Reason.UNREACHABLE, "the service ends");
        }
    }

    /** Reads the body, on a worker: the stream blocks until bytes come or the request is reset. */
    private void read(InputStream stream, String coding) {
        try (stream;
                InputStream decoded = ContentCoding.decode(stream, coding)) {
            int read = 0;
            while (!ended.get() && read >= 0) {
                read = received.append(decoded);
                if (received.length() > maxBodySize) {
                    fail(Reason.TOO_LARGE, "an answer of more than " + maxBodySize + " bytes");
                } else if (!budget.take(Math.max(0, read))) {
                    fail(Reason.OVERLOADED, "more bytes of several answers at once than are held");
                }
            }
            if (end(null, false)) {
                body.complete(received);
            }
        } catch (ZipException e) {
            fail(Reason.MALFORMED, "an answer that cannot be decompressed");
        } catch (IOException e) {
            fail(Reason.UNREACHABLE, "connection broke within an answer");
        }
    }

    private void cancel() {
        if (end(null, true)) {
            reset();
        }
    }

    private void fail(Throwable failure) {
        UpstreamException known = ConnectionFailure.of(failure);
        fail(known.reason(), known.getMessage());
    }

    private void fail(Reason reason, String message) {
        if (end(reason, false)) {
            var failure = new UpstreamException(reason, message);
            head.completeExceptionally(failure);
            body.completeExceptionally(failure);
            reset();
        }
    }

    private boolean end(Reason reason, boolean cancelled) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        vertx.cancelTimer(timer);
        budget.close();
        admission.end(new ExchangeEnd(status, reason, cancelled));
        return true;
    }

    private void reset() {
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }
}
