package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
    private final Consumer<String> onEnd;
    private final CompletableFuture<UpstreamResponse> head = new CompletableFuture<>();
    private final CompletableFuture<Buffer> body = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile HttpClientRequest request;
    private volatile long timer;

    /** @param onEnd told once how it ended: the status, or the reason why there is none */
    Exchange(Vertx vertx, URI uri, long maxBodySize, Consumer<String> onEnd) {
        this.vertx = vertx;
        this.uri = uri;
        this.maxBodySize = maxBodySize;
        this.onEnd = onEnd;
    }

    Uni<UpstreamResponse> start(HttpClient http, RequestOptions options, long timeoutMillis) {
        timer = vertx.setTimer(
                timeoutMillis, id -> fail(Reason.TIMEOUT, "no complete answer within " + timeoutMillis + " ms"));
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
        var received = Buffer.buffer();
        response.exceptionHandler(failure -> fail(Reason.UNREACHABLE, "connection broke within an answer"));
        response.handler(chunk -> {
            if (received.length() + chunk.length() > maxBodySize) {
                fail(Reason.TOO_LARGE, "an answer of more than " + maxBodySize + " bytes");
            } else if (!ended.get()) {
                received.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> {
            if (end(String.valueOf(response.statusCode()))) {
                body.complete(received);
            }
        });
        var content = Uni.createFrom().completionStage(body).onCancellation().invoke(this::cancel);
        head.complete(new UpstreamResponse(uri, response.statusCode(), response.headers(), content));
    }

    private void cancel() {
        if (end("cancelled")) {
            reset();
        }
    }

    private void fail(Reason reason, String message) {
        if (end(reason.label())) {
            var failure = new UpstreamException(reason, message);
            head.completeExceptionally(failure);
            body.completeExceptionally(failure);
            reset();
        }
    }

    private boolean end(String outcome) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        vertx.cancelTimer(timer);
        onEnd.accept(outcome);
        return true;
    }

    private void reset() {
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }
}
