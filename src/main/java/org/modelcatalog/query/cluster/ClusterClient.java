package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.modelcatalog.catalog.mirror.MirrorStoreException;

/**
 * Asks the cluster, one host after the other until one answers. Every request has a deadline, every answer a largest size,
 * and only so many are in flight, so that a slow cluster takes few threads. Blocks: call it on a worker.
 */
final class ClusterClient implements AutoCloseable {

    /** Requests in flight, and as many that wait for one of these to end. */
    static final int MOST = 32;

    private static final long WAIT_MILLIS = 1_000;

    /** Another host may do better. */
    private static final Set<Integer> HOSTS_FAULT = Set.of(429, 502, 503, 504);

    private final HttpClient http;
    private final ClusterHosts hosts;
    private final String login;
    private final Duration timeout;
    private final Semaphore places = new Semaphore(MOST, true);

    /**
     * @param login value of the header; null = none
     * @param timeout deadline of queries
     */
    ClusterClient(HttpClient http, ClusterHosts hosts, String login, Duration timeout) {
        this.http = http;
        this.hosts = hosts;
        this.login = login;
        this.timeout = timeout;
    }

    /**
     * Asks for something.
     *
     * @return any answer, also one that says why there is nothing
     * @throws MirrorStoreException if no host answers in time
     */
    ClusterAnswer send(ClusterRequest request) {
        enter();
        try {
            return sendInTurn(request, request.deadline() == null ? timeout : request.deadline());
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire()
                    || places.getQueueLength() < MOST && places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new MirrorStoreException("Too many requests to the search cluster are waiting already");
    }

    private ClusterAnswer sendInTurn(ClusterRequest request, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        ClusterAnswer last = null;
        for (Iterator<ClusterHosts.Host> order = hosts.order().iterator(); order.hasNext(); ) {
            ClusterHosts.Host host = order.next();
            var exchange = new ClusterExchange(http, host.endpoint(), request, login);
            try {
                Buffer body = exchange.await(end - System.nanoTime());
                last = new ClusterAnswer(exchange.status(), parsed(body));
                host.answered();
            } catch (TimeoutException e) {
                host.failed();
                throw new MirrorStoreException(
                        "The search cluster did not answer within " + deadline.toSeconds() + " seconds");
            } catch (IOException e) {
                host.failed();
                if (exchange.mayHaveArrived() && !request.repeatable()) {
                    throw new MirrorStoreException("The connection to the search cluster broke", e);
                }
                continue;
            }
            if (!request.repeatable() || !HOSTS_FAULT.contains(last.status())) {
                return last;
            }
        }
        if (last == null) {
            throw new MirrorStoreException(
                    "The search cluster cannot be reached: no host of CATALOG_OPENSEARCH_HOSTS" + " answers");
        }
        return last;
    }

    private static JsonNode parsed(Buffer body) throws IOException {
        JsonNode json = body.length() == 0 ? null : ClusterRequest.JSON.readTree(body.getBytes());
        return json == null ? MissingNode.getInstance() : json;
    }

    @Override
    public void close() {
        http.close();
    }
}
