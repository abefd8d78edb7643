package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * One request and its answer, bounded in time and bytes.
 *
 * <p>The head is handed over as soon as it is in, so that the next page can be asked for while the body arrives. One
 * timer covers everything from the wait for a connection to the last byte: neither a silent upstream nor a slow drip of bytes outlives
 * it.
 */
final class Exchange {

    private final Vertx vertx;
    private final URI uri;
    private final long maxBodySize;
    private final BodyBudget.Share budget;
    private final Watcher watcher;
    private final UpstreamBody received = new UpstreamBody();
    private final CompletableFuture<UpstreamResponse> head = new CompletableFuture<>();
    private final CompletableFuture<UpstreamBody> body = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile HttpClientRequest request;
    private volatile int status;
    private volatile long timer;

    /** Sees how it goes. */
    interface Watcher {

        /** A head is in, whatever its status. */
        void head(MultiMap headers);

        /** It is over, body included; told once. */
        void end(ExchangeEnd end);
    }

    Exchange(Vertx vertx, URI uri, long maxBodySize, BodyBudget.Share budget, Watcher watcher) {
        this.vertx = vertx;
        this.uri = uri;
        this.maxBodySize = maxBodySize;
        this.budget = budget;
        this.watcher = watcher;
    }

    Uni<UpstreamResponse> start(HttpClient http, RequestOptions options, Duration timeout) {
        long millis = Math.max(1, timeout.toMillis()); // a timer of Vert.x takes no less
        timer = vertx.setTimer(millis, id -> fail(Reason.TIMEOUT, "no complete answer within " + millis + " ms"));
        http.request(options)
                .onFailure(failure -> fail(Reason.UNREACHABLE, "connection failed"))
                .onSuccess(this::send);
        return Uni.createFrom().completionStage(head).onCancellation().invoke(this::cancel);
    }

    private void send(HttpClientRequest opened) {
        request = opened;
        opened.exceptionHandler(failure -> fail(Reason.UNREACHABLE, "connection broke"));
        if (ended.get()) {
            opened.reset();
            return;
        }
        opened.send()
                .onFailure(failure -> fail(Reason.UNREACHABLE, "connection broke before an answer"))
                .onSuccess(this::receive);
    }

    private void receive(HttpClientResponse response) {
        if (ended.get()) {
            return;
        }
        status = response.statusCode();
        watcher.head(response.headers());
        response.exceptionHandler(failure -> fail(Reason.UNREACHABLE, "connection broke within an answer"));
        response.handler(this::receive);
        response.endHandler(done -> {
            if (end(null, false)) {
                body.complete(received);
            }
        });
        var content = Uni.createFrom().completionStage(body).onCancellation().invoke(this::cancel);
        head.complete(new UpstreamResponse(uri, status, response.headers(), content));
    }

    private void receive(Buffer chunk) {
        if (ended.get()) {
            return;
        }
        if (received.length() + chunk.length() > maxBodySize) {
            fail(Reason.TOO_LARGE, "an answer of more than " + maxBodySize + " bytes");
        } else if (!budget.take(chunk.length())) {
            fail(Reason.OVERLOADED, "more bytes of several answers at once than are held");
        } else {
            received.append(chunk);
        }
    }

    private void cancel() {
        if (end(null, true)) {
            reset();
        }
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
        watcher.end(new ExchangeEnd(status, reason, cancelled));
        return true;
    }

    private void reset() {
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }
}
