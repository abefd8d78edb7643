package org.modelcatalog.query.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.modelcatalog.source.http.Endpoint;

/** One request to one host. The caller waits for the answer; in a pool of few threads, another takes its place meanwhile. */
final class ClusterExchange {

    /** A page of as many rows as may be asked for at once has about half of this. */
    private static final int MAX_ANSWER = 32 << 20;

    private final CompletableFuture<Buffer> body = new CompletableFuture<>();
    private volatile HttpClientRequest sent;
    private volatile int status;

    /** @param login value of the header; null = none */
    ClusterExchange(HttpClient http, Endpoint host, ClusterRequest request, String login) {
        var options = new RequestOptions()
                .setAbsoluteURI(host.at(request.path()).toString())
                .setMethod(request.method())
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json");
        if (login != null) {
            options.putHeader("Authorization", login);
        }
        if (request.body() != null) {
            options.putHeader("Content-Type", request.type());
        }
        try {
            http.request(options).onFailure(body::completeExceptionally).onSuccess(opened -> send(opened, request));
        } catch (IllegalStateException closed) {
            body.completeExceptionally(closed);
        }
    }

    private void send(HttpClientRequest opened, ClusterRequest request) {
        sent = opened;
        if (body.isDone()) {
            // too late: the caller has left
            opened.reset();
            return;
        }
        opened.response().onFailure(body::completeExceptionally).onSuccess(this::read);
        opened.exceptionHandler(body::completeExceptionally);
        (request.body() == null ? opened.end() : opened.end(request.body())).onFailure(body::completeExceptionally);
    }

    private void read(HttpClientResponse response) {
        status = response.statusCode();
        var read = Buffer.buffer();
        response.exceptionHandler(body::completeExceptionally);
        response.handler(part -> {
            if (read.length() + part.length() > MAX_ANSWER) {
                body.completeExceptionally(new IOException("an answer is too large"));
                sent.reset();
            } else {
                read.appendBuffer(part);
            }
        });
        response.endHandler(end -> body.complete(read));
    }

    /**
     * Waits for the answer.
     *
     * @throws TimeoutException if it is not there in time; the exchange has ended all the same
     */
    Buffer await(long nanos) throws IOException, TimeoutException {
        try {
            ForkJoinPool.managedBlock(new ForkJoinPool.ManagedBlocker() {
                @Override
                public boolean block() throws InterruptedException {
                    try {
                        body.get(nanos, TimeUnit.NANOSECONDS);
                    } catch (ExecutionException | TimeoutException e) {
                        // read below
                    }
                    return true;
                }

                @Override
                public boolean isReleasable() {
                    return body.isDone();
                }
            });
            return body.get(0, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            if (body.cancel(false) && sent != null) {
                sent.reset();
            }
        }
    }

    int status() {
        return status;
    }

    /** Whether the host may have got the request. */
    boolean mayHaveArrived() {
        return sent != null;
    }
}
