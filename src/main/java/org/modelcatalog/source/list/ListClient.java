package org.modelcatalog.source.list;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.modelcatalog.config.UpstreamConfig;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Purpose;
import org.modelcatalog.source.http.Refusal;
import org.modelcatalog.source.http.RetryPolicy;
import org.modelcatalog.source.http.UpstreamBody;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamRequest;
import org.modelcatalog.source.http.UpstreamSettings;

/**
 * Asks an upstream for lists: one GET each, again as long as its failure may pass, read on a worker since a list may be
 * megabytes of JSON.
 */
public final class ListClient {

    private final UpstreamClient upstream;
    private final Endpoint endpoint;
    private final UpstreamConfig limits;
    private final RetryPolicy patient;
    private final String label;
    private final String secret;
    private final String obstacle;
    private final boolean authenticated;

    /**
     * @param label who is asked, for messages
     * @param secret the environment variable of the token that is sent
     * @param obstacle why nothing can be asked as it is configured, to follow the label; null = nothing is in the way
     */
    public ListClient(
            UpstreamClient upstream, UpstreamSettings settings, String label, String secret, String obstacle) {
        this.upstream = upstream;
        this.endpoint = settings.endpoint();
        this.limits = settings.limits();
        this.patient = upstream.retrying(limits.deadline());
        this.label = label;
        this.secret = secret;
        this.obstacle = obstacle;
        this.authenticated = !settings.headers().isEmpty();
    }

    /**
     * What a list says.
     *
     * @param path below the endpoint, already encoded; redirects do not leave it
     * @param query already encoded, with its question mark, or empty
     * @param reader reads the body; fails with {@link UpstreamException}
     */
    public <T> Uni<T> get(String path, String query, Function<UpstreamBody, T> reader) {
        var request = new UpstreamRequest(
                endpoint.at(path + query),
                path,
                Purpose.WALK,
                limits.requestTimeout(),
                limits.maxBodySize().asLongValue());
        return Uni.createFrom()
                .deferred(() -> obstacle == null
                        ? patient.attempts().on(answer(request, reader))
                        : Uni.createFrom()
                                .failure(new UpstreamException(Reason.NOT_CONFIGURED, label + " " + obstacle)));
    }

    /** A whole fetch, of as many lists as it takes: over when its time is. */
    public <T> Uni<T> inTime(Uni<T> fetch) {
        Duration deadline = limits.deadline();
        return fetch.ifNoItem()
                .after(deadline)
                .failWith(() -> new UpstreamException(
                        Reason.TIMEOUT, label + "'s models were not all in within " + deadline.toMillis() + " ms"));
    }

    /** Whether a secret is sent. */
    public boolean authenticated() {
        return authenticated;
    }

    /** What the last answer said of our rate limit; empty where it says nothing. */
    public Optional<Quota> quota() {
        return upstream.quota();
    }

    private <T> Uni<T> answer(UpstreamRequest request, Function<UpstreamBody, T> reader) {
        return Uni.createFrom()
                .deferred(() -> upstream.get(request))
                .flatMap(response -> response.status() == 200
                        ? response.body()
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(reader)
                        : Uni.createFrom()
                                .failure(Refusal.of(
                                        label,
                                        authenticated ? secret : "a request without " + secret,
                                        response.status(),
                                        upstream.retryAfter(response).orElse(null))));
    }
}
