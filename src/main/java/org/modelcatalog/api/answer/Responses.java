package org.modelcatalog.api.answer;

import io.quarkus.runtime.ApplicationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.modelcatalog.api.access.Sha256;
import org.modelcatalog.catalog.ServedSnapshot;

/** Turns views into responses, rendered off the event loop: 200 with validators and freshness, or 304. */
@Singleton
public class Responses {

    private final JsonWriter json;
    private final BodyCache bodies;
    private final ResponseCache cache;
    private final Clock clock;

    /** Part of every tag: another release may render a snapshot differently, and stored snapshots keep their ids. */
    private final String release;

    @Inject
    Responses(JsonWriter json, BodyCache bodies, ResponseCache cache, Clock clock, ApplicationConfig application) {
        this(json, bodies, cache, clock, application.version().orElseThrow());
    }

    Responses(JsonWriter json, BodyCache bodies, ResponseCache cache, Clock clock, String release) {
        this.json = json;
        this.bodies = bodies;
        this.cache = cache;
        this.clock = clock;
        this.release = release;
    }

    /**
     * A response that depends on a snapshot alone. Its tag is known before rendering, and its body is kept.
     *
     * @param query normalised; determines the body together with the id of the snapshot
     * @param view creates the view
     */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request, ServedSnapshot served, Object query, Supplier<?> view) {
        return of(request, served, query, Map.of(), view);
    }

    /** The same with headers that belong to the view. */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request, ServedSnapshot served, Object query, Map<String, String> headers, Supplier<?> view) {
        return of(
                request,
                served,
                query,
                ResponseHead.JSON,
                headers,
                name -> Uni.createFrom()
                        .completionStage(bodies.get(name, () -> RenderedBody.of(json.of(view.get()))))
                        .map(ResponseBody::of));
    }

    /**
     * The same for any media type.
     *
     * @param body renders the body of a name
     */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request,
            ServedSnapshot served,
            Object query,
            String type,
            Function<BodyCache.Name, Uni<? extends ResponseBody>> body) {
        return of(request, served, query, type, Map.of(), body);
    }

    private Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request,
            ServedSnapshot served,
            Object query,
            String type,
            Map<String, String> headers,
            Function<BodyCache.Name, Uni<? extends ResponseBody>> body) {
        String id = served.snapshot().id();
        String tag = tag((release + id + query).getBytes(StandardCharsets.UTF_8));
        var head = new ResponseHead(tag, Freshness.of(served), type, headers);
        Encoding encoding = accepted(request);
        var name = new BodyCache.Name(id, query, encoding);
        cache.put(served.snapshot().gateway(), name, head);
        return known(request, head, encoding)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> body.apply(name).map(made -> response(head, encoding, made)));
    }

    /** A response that depends on more than a snapshot; its tag is a hash of the body. */
    public Uni<RestResponse<ResponseBody>> of(HttpHeaders request, Freshness freshness, Supplier<?> view) {
        return of(request, freshness, Map.of(), view);
    }

    /** The same with headers that belong to the view. */
    public Uni<RestResponse<ResponseBody>> of(
            HttpHeaders request, Freshness freshness, Map<String, String> headers, Supplier<?> view) {
        return ofBytes(request, freshness, headers, () -> json.of(view.get()));
    }

    /** The same for a body that the caller renders. */
    public Uni<RestResponse<ResponseBody>> ofBytes(
            HttpHeaders request, Freshness freshness, Supplier<byte[]> rendering) {
        return ofBytes(request, freshness, Map.of(), rendering);
    }

    private Uni<RestResponse<ResponseBody>> ofBytes(
            HttpHeaders request, Freshness freshness, Map<String, String> headers, Supplier<byte[]> rendering) {
        Encoding encoding = accepted(request);
        return Uni.createFrom().completionStage(bodies.rendered(rendering)).map(body -> {
            var head = new ResponseHead(tag(body), freshness, ResponseHead.JSON, headers);
            return known(request, head, encoding)
                    .orElseGet(() -> response(head, encoding, ResponseBody.of(encoding.encode(body))));
        });
    }

    /** A response that depends on no snapshot; its tag is a hash of the body. The body is not kept. */
    public Uni<RestResponse<ResponseBody>> of(HttpHeaders request, Supplier<DatedBody> rendering) {
        Encoding encoding = accepted(request);
        return Uni.createFrom().completionStage(bodies.rendered(rendering)).map(body -> {
            var freshness = new Freshness(body.changedAt(), true, false, false, Duration.ZERO);
            var head = new ResponseHead(tag(body.bytes()), freshness, body.type());
            return known(request, head, encoding)
                    .orElseGet(() -> response(
                            head,
                            encoding,
                            ResponseBody.of(encoding.encode(body.bytes())).with(body.headers())));
        });
    }

    /** A response about the state of the service, not to be stored by clients. */
    public Uni<RestResponse<ResponseBody>> ofNow(Supplier<?> view) {
        return Uni.createFrom()
                .completionStage(bodies.rendered(() -> json.of(view.get())))
                .map(body -> ResponseBuilder.ok(ResponseBody.of(body))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    /** 304 if the client already has the body in any encoding. */
    private Optional<RestResponse<ResponseBody>> known(HttpHeaders request, ResponseHead head, Encoding accepted) {
        return head.known(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), accepted)
                .map(encoding -> response(ResponseBuilder.create(304), head.headers(encoding, clock.instant())));
    }

    private RestResponse<ResponseBody> response(ResponseHead head, Encoding encoding, ResponseBody body) {
        ResponseBuilder<ResponseBody> response = ResponseBuilder.ok(body);
        if (body.whole() != null) {
            // set here, since a HEAD response has no body to measure
            response.header(HttpHeaders.CONTENT_LENGTH, RenderedBody.length(body.whole()));
        }
        body.headers().forEach(response::header);
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
