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
import org.modelcatalog.api.access.ApiKeys;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogRevision;
import org.modelcatalog.source.Gateway;

/** Repeats responses to equal requests within one second without routing or parsing, while no gateway changes. */
@Singleton
class ResponseCache {

    /** After CORS and common headers, before every other filter. */
    private static final int PRIORITY = 50;

    /** Quarkus' HTTP metrics read the {@code uri} of a request from here; without it they use the raw path. */
    private static final String PATH_TEMPLATE = "UrlPathTemplate";

    private static final int LONGEST_KEY = 512;
    private static final int MOST = 1000;

    private final BodyCache bodies;
    private final ApiKeys keys;
    private final Catalog catalog;
    private final CurrentVertxRequest current;
    private final Clock clock;
    private final Cache<Key, Entry> entries =
            Caffeine.newBuilder().maximumSize(MOST).build();

    ResponseCache(BodyCache bodies, ApiKeys keys, Catalog catalog, CurrentVertxRequest current, Clock clock) {
        this.bodies = bodies;
        this.keys = keys;
        this.catalog = catalog;
        this.current = current;
        this.clock = clock;
    }

    /** Everything that the response to a plain request depends on. */
    private record Key(String uri, String accept, Encoding encoding) {

        static Key of(HttpServerRequest request) {
            return new Key(
                    request.uri(),
                    request.getHeader(HttpHeaders.ACCEPT),
                    Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        }
    }

    /** @param until when the second is over, after which the headers are outdated */
    private record Entry(
            Gateway gateway,
            BodyCache.Name body,
            ResponseHead head,
            Map<String, String> headers,
            Map<String, String> headersOfNotModified,
            String template,
            CatalogRevision revision,
            Instant until) {}

    void install(@Observes Filters filters) {
        filters.register(this::answer, PRIORITY);
    }

    /** Keeps the response to the current request for repeated requests. */
    void put(Gateway gateway, BodyCache.Name body, ResponseHead head) {
        RoutingContext route = current.getCurrent();
        if (route == null || !head.freshness().hit() || !isPlain(route.request())) {
            return;
        }
        Key key = Key.of(route.request());
        if (key.uri().length() + (key.accept() == null ? 0 : key.accept().length()) <= LONGEST_KEY) {
            Instant now = clock.instant();
            entries.put(
                    key,
                    new Entry(
                            gateway,
                            body,
                            head,
                            head.headersWithBody(body.encoding(), now),
                            head.headers(body.encoding(), now),
                            template(),
                            catalog.revision(),
                            head.freshness().nextSecond(now)));
        }
    }

    /** The path template of the current request; null for a path without variables, which is its own template. */
    private static String template() {
        String template = ContextLocals.get(PATH_TEMPLATE, "");
        return template.indexOf('{') < 0 ? null : template;
    }

    private void answer(RoutingContext route) {
        HttpServerRequest request = route.request();
        Entry entry = isPlain(request) ? entries.getIfPresent(Key.of(request)) : null;
        RenderedBody body = entry == null ? null : bodies.kept(entry.body());
        if (body == null
                || !clock.instant().isBefore(entry.until())
                || !entry.revision().lasts()) {
            route.next();
            return;
        }
        if (entry.template() != null) {
            ContextLocals.put(PATH_TEMPLATE, entry.template());
        }
        catalog.countHit(entry.gateway());
        send(request, entry, body);
    }

    /** Whether the response depends on nothing but the {@link Key}. */
    private boolean isPlain(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.GET
                && !keys.configured()
                && !headers.contains(HttpHeaders.ORIGIN)
                && !headers.contains(HttpHeaders.CONTENT_LENGTH)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    @SuppressWarnings("deprecation") // the only way in Vert.x 4 to send the bytes without copying them
    private void send(HttpServerRequest request, Entry entry, RenderedBody body) {
        HttpServerResponse response = request.response();
        Encoding accepted = entry.body().encoding();
        Encoding known = entry.head()
                .known(request.getHeader(HttpHeaders.IF_NONE_MATCH), accepted)
                .orElse(null);
        if (known == null) {
            entry.headers().forEach(response::putHeader);
            body.headers().forEach(response::putHeader);
            response.end(Buffer.buffer(Unpooled.wrappedBuffer(body.pieces().toArray(byte[][]::new))));
        } else {
            response.setStatusCode(304);
            (known == accepted ? entry.headersOfNotModified() : entry.head().headers(known, clock.instant()))
                    .forEach(response::putHeader);
            response.end();
        }
    }
}
