package org.modelcatalog.source.list;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.http.RequestPurpose;
import org.modelcatalog.source.http.RetryPolicy;
import org.modelcatalog.source.http.UpstreamClient;
import org.modelcatalog.source.http.UpstreamRequest;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.http.UpstreamSettings;

/**
 * Asks an upstream for lists: one GET each, again as long as its failure may pass, read on a worker since a list may be
 * megabytes of JSON.
 *
 * @param <A> the REST client of the upstream
 */
public final class ListClient<A extends LinkApi> {

    private final UpstreamClient<A> upstream;
    private final UpstreamSettings settings;
    private final RetryPolicy patient;
    private final String label;
    private final String secret;
    private final String obstacle;

    /**
     * @param label who is asked, for messages
     * @param secret the environment variable of the token that is sent
     * @param obstacle why nothing can be asked as it is configured, to follow the label; null = nothing is in the way
     */
    public ListClient(
            UpstreamClient<A> upstream, UpstreamSettings settings, String label, String secret, String obstacle) {
        this.upstream = upstream;
        this.settings = settings;
        this.patient = upstream.retrying(settings.limits().deadline());
        this.label = label;
        this.secret = secret;
        this.obstacle = obstacle;
    }

    /**
     * What a list says.
     *
     * @param path redirects do not leave it
     * @param call the method that asks for the list
     * @param reader reads the body; fails with {@link UpstreamException}
     */
    public <T> Uni<T> get(
            String path, Function<A, Uni<RestResponse<InputStream>>> call, Function<BodyBytes, T> reader) {
        return get(path, call, (head, body) -> reader.apply(body));
    }

    /**
     * What a list and the head of its answer say.
     *
     * @param path redirects do not leave it
     * @param call the method that asks for the list
     * @param reader reads head and body; fails with {@link UpstreamException}
     */
    public <T> Uni<T> get(
            String path,
            Function<A, Uni<RestResponse<InputStream>>> call,
            BiFunction<UpstreamResponse, BodyBytes, T> reader) {
        var request = new UpstreamRequest<>(
                call,
                path,
                RequestPurpose.WALK,
                settings.limits().requestTimeout(),
                settings.limits().maxBodySize().asLongValue());
        return named(Uni.createFrom()
                .deferred(() -> obstacle == null
                        ? patient.attempts().on(answer(request, reader))
                        : Uni.createFrom()
                                .failure(new UpstreamException(Reason.NOT_CONFIGURED, label + " " + obstacle))));
    }

    /** A whole fetch, of as many lists as it takes: over when its time is. */
    public <T> Uni<T> inTime(Uni<T> fetch) {
        Duration deadline = settings.limits().deadline();
        return named(fetch.ifNoItem()
                .after(deadline)
                .failWith(() -> new UpstreamException(
                        Reason.TIMEOUT, label + "'s models were not all in within " + deadline.toMillis() + " ms")));
    }

    /** Where the upstream is. */
    public Endpoint endpoint() {
        return settings.endpoint();
    }

    /** Whether a secret is sent. */
    public boolean authenticated() {
        return upstream.authenticated();
    }

    /** What the last answer said of our rate limit; empty where it says nothing. */
    public Optional<Quota> quota() {
        return upstream.quota();
    }

    private <T> Uni<T> named(Uni<T> question) {
        return question.onFailure(UpstreamException.class)
                .transform(failure -> failure.from(settings.endpoint().host()));
    }

    private <T> Uni<T> answer(UpstreamRequest<A> request, BiFunction<UpstreamResponse, BodyBytes, T> reader) {
        return Uni.createFrom()
                .deferred(() -> upstream.get(request))
                .flatMap(response -> response.status() == 200
                        ? response.body()
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(body -> reader.apply(response, body))
                        : Uni.createFrom().failure(upstream.failure(label, secret, response)));
    }
}
