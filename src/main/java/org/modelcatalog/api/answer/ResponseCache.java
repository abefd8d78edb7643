package org.modelcatalog.api.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.api.access.ApiKeys;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogRevision;
import org.modelcatalog.source.Gateway;

/**
 * The shortest way to an answer that has just been given: the same request within the same second, while nothing has
 * happened to any gateway, gets the same headers and the same bytes. It is routed, parsed and resolved once a second, and
 * not for every client.
 */
@Singleton
class ResponseCache {

    /** Behind CORS and what every answer says, before everything else. */
    private static final int PRIORITY = 50;

    /** Under which Quarkus' HTTP metrics look for the {@code uri} of a request; without it they take its path as it came. */
    private static final String PATH_TEMPLATE = "UrlPathTemplate";

    /** Characters. */
    private static final int LONGEST = 512;

    private static final int MOST = 1000;

    private final BodyCache bodies;
    private final ApiKeys keys;
    private final Catalog catalog;
    private final CurrentVertxRequest current;
    private final Clock clock;
    private final Cache<Question, HotAnswer> answers =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ResponseCache(BodyCache bodies, ApiKeys keys, Catalog catalog, CurrentVertxRequest current, Clock clock) {
        this.bodies = bodies;
        this.keys = keys;
        this.catalog = catalog;
        this.current = current;
        this.clock = clock;
    }

    /** All of a request that its answer depends on, of those that are answered here. */
    private record Question(String uri, String accept, Encoding encoding) {

        static Question of(HttpServerRequest request) {
            return new Question(
                    request.uri(),
                    request.getHeader(HttpHeaders.ACCEPT),
                    Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        }

        boolean isShort() {
            return uri.length() + (accept == null ? 0 : accept.length()) <= LONGEST;
        }
    }

    /** @param until when its headers are not true any longer, since a second has passed */
    private record HotAnswer(
            Gateway gateway,
            BodyCache.Name body,
            ResponseHead head,
            Map<String, String> headers,
            Map<String, String> headersOfNotModified,
            String template,
            CatalogRevision moment,
            Instant until) {}

    void install(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    /** The request that is being answered gets this, and so do the next ones like it. */
    void remember(Gateway gateway, BodyCache.Name body, ResponseHead head) {
        RoutingContext route = current.getCurrent();
        if (route == null || !head.freshness().hit() || !isPlain(route.request())) {
            return;
        }
        Question question = Question.of(route.request());
        if (question.isShort()) {
            Instant now = clock.instant();
            answers.put(
                    question,
                    new HotAnswer(
                            gateway,
                            body,
                            head,
                            head.headersWithBody(body.encoding(), now),
                            head.headers(body.encoding(), now),
                            ContextLocals.get(PATH_TEMPLATE, null),
                            catalog.revision(),
                            head.freshness().nextSecond(now)));
        }
    }

    private void answer(RoutingContext route) {
        HttpServerRequest request = route.request();
        HotAnswer hot = isPlain(request) ? answers.getIfPresent(Question.of(request)) : null;
        byte[] body = hot == null ? null : bodies.kept(hot.body());
        if (body == null
                || !clock.instant().isBefore(hot.until())
                || !hot.moment().lasts()) {
            route.next();
            return;
        }
        if (hot.template() != null) {
            ContextLocals.put(PATH_TEMPLATE, hot.template());
        }
        catalog.countHit(hot.gateway());
        send(request, hot, body);
    }

    /** Whether nothing decides about the answer but what a {@link Question} holds. */
    private boolean isPlain(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.GET
                && !keys.configured()
                && !headers.contains(HttpHeaders.ORIGIN)
                && !headers.contains(HttpHeaders.CONTENT_LENGTH)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void send(HttpServerRequest request, HotAnswer hot, byte[] body) {
        HttpServerResponse response = request.response();
        Optional<Encoding> known = hot.head()
                .known(request.getHeader(HttpHeaders.IF_NONE_MATCH), hot.body().encoding());
        if (known.isPresent()) {
            response.setStatusCode(304);
            (known.get() == hot.body().encoding()
                            ? hot.headersOfNotModified()
                            : hot.head().headers(known.get(), clock.instant()))
                    .forEach(response::putHeader);
            response.end();
        } else {
            hot.headers().forEach(response::putHeader);
            response.end(wrapped(body));
        }
    }

    /** Not copied; nothing newer than what is deprecated does that in Vert.x 4. */
    @SuppressWarnings("deprecation")
    private static Buffer wrapped(byte[] body) {
        return Buffer.buffer(Unpooled.wrappedBuffer(body));
    }
}
