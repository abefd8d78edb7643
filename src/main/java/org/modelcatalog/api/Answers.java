package org.modelcatalog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.modelcatalog.catalog.ServedSnapshot;

/**
 * Turns views into answers: rendered off the event loop, with validators and freshness, 304 where the client has it already.
 */
@Singleton
class Answers {

    // IMF-fixdate (RFC 9110, 5.6.7)
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * As many at once as there are processors: more would not be done sooner, and each holds its whole answer, which may
     * be tens of megabytes.
     */
    private final ExecutorService renderers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Answers::renderer);

    private final ObjectMapper json;
    private final Clock clock;

    /** Another release may render the same snapshot otherwise, and what is stored keeps its id over an upgrade. */
    private final String release;

    @Inject
    Answers(ObjectMapper json, Clock clock, ApplicationConfig application) {
        this(json, clock, application.version().orElseThrow());
    }

    Answers(ObjectMapper json, Clock clock, String release) {
        this.json = json;
        this.clock = clock;
        this.release = release;
    }

    /**
     * An answer made from a snapshot alone. Its tag is known before it is rendered.
     *
     * @param query normalised: with the snapshot's id it determines the body
     */
    Uni<RestResponse<byte[]>> of(HttpHeaders request, ServedSnapshot served, Object query, Supplier<?> view) {
        Freshness freshness = Freshness.of(served);
        String tag = tag((release + served.snapshot().id() + query).getBytes(StandardCharsets.UTF_8));
        if (matches(request, tag)) {
            return Uni.createFrom().item(headed(ResponseBuilder.create(304), tag, freshness));
        }
        return rendered(view).map(body -> headed(ResponseBuilder.ok(body), tag, freshness));
    }

    /** An answer that is more than its snapshot; its tag is made of its bytes. */
    Uni<RestResponse<byte[]>> of(HttpHeaders request, Freshness freshness, Supplier<?> view) {
        return rendered(view).map(body -> {
            String tag = tag(body);
            return headed(
                    matches(request, tag) ? ResponseBuilder.create(304) : ResponseBuilder.ok(body), tag, freshness);
        });
    }

    /** An answer about the service itself, true for this moment only. */
    Uni<RestResponse<byte[]>> ofNow(Supplier<?> view) {
        return rendered(view)
                .map(body -> ResponseBuilder.ok(body)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Uni<byte[]> rendered(Supplier<?> view) {
        return Uni.createFrom().item(() -> bytes(view.get())).runSubscriptionOn(renderers);
    }

    private static Thread renderer(Runnable work) {
        var thread = new Thread(work, "renderer");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        renderers.shutdown();
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean matches(HttpHeaders request, String tag) {
        return IfNoneMatch.parse(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))
                .matches(tag);
    }

    private RestResponse<byte[]> headed(ResponseBuilder<byte[]> response, String tag, Freshness freshness) {
        Instant now = clock.instant();
        response.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, '"' + tag + '"')
                .header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(freshness.fetchedAt()))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=60")
                .header("Age", freshness.age(now))
                .header("Cache-Status", freshness.cacheStatus(now));
        return response.build();
    }

    private static String tag(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, 16);
    }
}
