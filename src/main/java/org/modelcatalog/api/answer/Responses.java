package org.modelcatalog.api.answer;

import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.modelcatalog.api.access.Sha256;
import org.modelcatalog.catalog.ServedSnapshot;

/**
 * Turns views into answers: rendered off the event loop, with validators and freshness, 304 where the client has it already.
 */
@Singleton
public class Responses {

    private final JsonWriter json;
    private final BodyCache bodies;
    private final ResponseCache hot;
    private final Clock clock;

    /** Another release may render the same snapshot otherwise, and what is stored keeps its id over an upgrade. */
    private final String release;

    @Inject
    Responses(JsonWriter json, BodyCache bodies, ResponseCache hot, Clock clock, ApplicationConfig application) {
        this(json, bodies, hot, clock, application.version().orElseThrow());
    }

    Responses(JsonWriter json, BodyCache bodies, ResponseCache hot, Clock clock, String release) {
        this.json = json;
        this.bodies = bodies;
        this.hot = hot;
        this.clock = clock;
        this.release = release;
    }

    /**
     * An answer made from a snapshot alone. Its tag is known before it is rendered, and its body is kept.
     *
     * @param query normalised: with the snapshot's id it determines the body
     * @param view makes a view
     */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request, ServedSnapshot served, Object query, Supplier<?> view) {
        return of(
                request,
                served,
                query,
                ResponseHead.JSON,
                name -> Uni.createFrom()
                        .completionStage(bodies.get(name, () -> json.of(view.get())))
                        .map(ResponseBody::of));
    }

    /**
     * The same of a body of any kind.
     *
     * @param type media type
     * @param body of that name
     */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request,
            ServedSnapshot served,
            Object query,
            String type,
            Function<BodyCache.Name, Uni<? extends ResponseBody>> body) {
        String id = served.snapshot().id();
        String tag = tag((release + id + query).getBytes(StandardCharsets.UTF_8));
        var head = new ResponseHead(tag, Freshness.of(served), type);
        Encoding encoding = accepted(request);
        var name = new BodyCache.Name(id, query, encoding);
        hot.remember(served.snapshot().gateway(), name, head);
        return known(request, head, encoding)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> body.apply(name).map(made -> response(head, encoding, made)));
    }

    /** An answer that is more than its snapshot; its tag is made of its bytes. */
    public Uni<RestResponse<ResponseBody>> of(HttpHeaders request, Freshness freshness, Supplier<?> view) {
        return ofBytes(request, freshness, () -> json.of(view.get()));
    }

    /** The same of a body that is rendered elsewhere. */
    public Uni<RestResponse<ResponseBody>> ofBytes(
            HttpHeaders request, Freshness freshness, Supplier<byte[]> rendering) {
        Encoding encoding = accepted(request);
        return Uni.createFrom().completionStage(bodies.rendered(rendering)).map(body -> {
            var head = new ResponseHead(tag(body), freshness, ResponseHead.JSON);
            return known(request, head, encoding)
                    .orElseGet(() -> response(head, encoding, ResponseBody.of(encoding.encode(body))));
        });
    }

    /** An answer about the service itself, true for this moment only. */
    public Uni<RestResponse<ResponseBody>> ofNow(Supplier<?> view) {
        return Uni.createFrom()
                .completionStage(bodies.rendered(() -> json.of(view.get())))
                .map(body -> ResponseBuilder.ok(ResponseBody.of(body))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** 304 where the client has one form of it already. */
    private Optional<RestResponse<ResponseBody>> known(HttpHeaders request, ResponseHead head, Encoding accepted) {
        return head.known(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), accepted)
                .map(encoding -> response(ResponseBuilder.create(304), head.headers(encoding, clock.instant())));
    }

    private RestResponse<ResponseBody> response(ResponseHead head, Encoding encoding, ResponseBody body) {
        ResponseBuilder<ResponseBody> response = ResponseBuilder.ok(body);
        if (body.whole() != null) {
            // of a HEAD as well, which has no body to be measured
            response.header(HttpHeaders.CONTENT_LENGTH, body.whole().length);
        }
        return response(response, head.headersWithBody(encoding, clock.instant()));
    }

    private static RestResponse<ResponseBody> response(
            ResponseBuilder<ResponseBody> response, Map<String, String> headers) {
        headers.forEach(response::header);
        return response.build();
    }

    private static Encoding accepted(HttpHeaders request) {
        return Encoding.accepted(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    }

    private static String tag(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content), 0, 16);
    }
}
