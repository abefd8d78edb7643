package org.modelcatalog.support;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.UpstreamException.Reason;

/** The faults of an upstream. Each answers a request for a page of a list. */
public enum Fault implements Handler<HttpServerRequest> {
    BAD_REQUEST(Reason.STATUS, status(400)),
    UNAUTHORIZED(Reason.UNAUTHORIZED, status(401)),
    FORBIDDEN(Reason.UNAUTHORIZED, status(403)),
    NOT_FOUND(Reason.STATUS, status(404)),
    REQUEST_TIMEOUT(Reason.STATUS, status(408)),
    RATE_LIMITED(
            Reason.RATE_LIMITED,
            request -> request.response()
                    .setStatusCode(429)
                    .putHeader("RateLimit", "\"api\";r=0;t=1")
                    .end("{\"error\":\"We had to rate limit your IP\"}")),
    RATE_LIMITED_WITH_RETRY_AFTER(
            Reason.RATE_LIMITED,
            request -> request.response()
                    .setStatusCode(429)
                    .putHeader("Retry-After", "1")
                    .end()),
    INTERNAL_ERROR(Reason.STATUS, status(500)),
    BAD_GATEWAY_HTML(
            Reason.STATUS,
            request -> request.response()
                    .setStatusCode(502)
                    .putHeader("Content-Type", "text/html")
                    .end("<html><body>CloudFront</body></html>")),
    UNAVAILABLE(Reason.STATUS, status(503)),
    GATEWAY_TIMEOUT(Reason.STATUS, status(504)),

    RESET(Reason.UNREACHABLE, request -> request.connection().close()),
    RESET_WITHIN_BODY(
            Reason.UNREACHABLE,
            request -> request.response()
                    .putHeader("Content-Length", "100000")
                    .write("[{\"id\":\"acme-ai/a\"},")
                    .onComplete(written -> request.connection().close())),
    SILENCE(Reason.TIMEOUT, request -> {}),
    DRIP(Reason.TIMEOUT, Fault::drip),

    HTML_WITH_200(Reason.MALFORMED, body("<!doctype html><html><body>Please log in</body></html>")),
    EMPTY_BODY(Reason.MALFORMED, body("")),
    NULL(Reason.MALFORMED, body("null")),
    OBJECT_IN_PLACE_OF_A_LIST(Reason.MALFORMED, body("{\"error\":\"none\",\"data\":[]}")),
    EMPTY_LIST(Reason.EMPTY, body("[]")),
    JUNK_ELEMENTS(Reason.EMPTY, body("[null,1,\"a\",[],{},{\"likes\":1},{\"id\":7},true]")),
    WRONG_TYPES(Samples.hub(models(Fault::withWrongTypes))),
    CUT_OFF_JSON(Reason.MALFORMED, body("[{\"id\":\"acme-ai/a\"},{\"id\":\"acme-ai/b\",\"tag")),
    NESTED_BRACKETS(Reason.MALFORMED, body("[".repeat(200_000))),
    NESTED_BRACKETS_IN_A_RECORD(
            Reason.MALFORMED, body("[{\"id\":\"acme-ai/a\",\"tags\":" + "[".repeat(200_000) + "]}]")),
    NUMBER_OF_A_MILLION_DIGITS(
            Reason.MALFORMED, body("[{\"id\":\"acme-ai/a\",\"downloads\":" + "9".repeat(1_000_000) + "}]")),
    RECORDS_FULL_OF_TINY_TAGS(Reason.TOO_LARGE, body(recordsFullOfTinyTags(15))),
    MANY_RECORDS_FULL_OF_TINY_TAGS(Reason.TOO_LARGE, body(recordsFullOfTinyTags(30))),
    HUNDREDS_OF_MEGABYTES(Reason.TOO_LARGE, request -> flood(request.response().setChunked(true), 400)),
    GZIP_BOMB(Reason.TOO_LARGE, gzip(zeros(64))),

    THE_SAME_PAGE_FOR_EVER(
            Reason.MALFORMED,
            request -> request.response()
                    .putHeader("Link", "<" + request.absoluteURI() + ">; rel=\"next\"")
                    .end(firstPage())),
    LINK_TO_ANOTHER_HOST(
            Reason.FOREIGN_URL,
            request -> request.response()
                    .putHeader("Link", "<http://evil.example/api/models?cursor=x>; rel=\"next\"")
                    .end(firstPage())),
    REDIRECT_TO_ANOTHER_HOST(
            Reason.FOREIGN_URL,
            request -> request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "http://evil.example/api/models")
                    .end()),
    REDIRECTS_IN_A_CIRCLE(
            Reason.FOREIGN_URL,
            request -> request.response()
                    .setStatusCode(307)
                    .putHeader("Location", request.absoluteURI())
                    .end()),

    MOST_MODELS_GONE(Samples.hub(models(UnaryOperator.identity()).subList(0, 40))),
    A_FIELD_EMPTIED(Samples.hub(models(model -> without(model, "downloads")))),
    PRICES_A_MILLION_TIMES_HIGHER(Samples.hub(models(Fault::withPricesTimesAMillion)));

    /** The number of models of {@link StubHubResource}'s Hub. */
    public static final int MODELS = 600;

    private final Reason reason;
    private final Handler<HttpServerRequest> answer;

    Fault(Handler<HttpServerRequest> answer) {
        this(null, answer);
    }

    Fault(Reason reason, Handler<HttpServerRequest> answer) {
        this.reason = reason;
        this.answer = answer;
    }

    /** Why a fetch fails that meets this fault; empty if only the guard can find it. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    @Override
    public void handle(HttpServerRequest request) {
        answer.handle(request);
    }

    private static Handler<HttpServerRequest> status(int status) {
        return request -> request.response().setStatusCode(status).end("{\"error\":\"no\"}");
    }

    private static Handler<HttpServerRequest> body(String body) {
        return request -> request.response().end(body);
    }

    private static Handler<HttpServerRequest> gzip(Buffer compressed) {
        return request ->
                request.response().putHeader("Content-Encoding", "gzip").end(compressed);
    }

    /** Compressed here and not by the first who is asked: that took the stub's event loop longer than a request may take. */
    private static Buffer zeros(int megabytes) {
        var bytes = new ByteArrayOutputStream();
        var zeros = new byte[1 << 20];
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void drip(HttpServerRequest request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.write("[");
        Context here = Vertx.currentContext();
        long dripping = here.owner().setPeriodic(20, drop -> response.write(" "));
        response.closeHandler(closed -> here.owner().cancelTimer(dripping));
    }

    private static void flood(HttpServerResponse response, int megabytes) {
        Buffer megabyte = Buffer.buffer("[" + "{\"id\":\"acme-ai/a\"},".repeat(50_000));
        int left = megabytes;
        while (left > 0 && !response.writeQueueFull() && !response.closed()) {
            response.write(megabyte);
            left--;
        }
        int remaining = left;
        if (remaining > 0 && !response.closed()) {
            response.drainHandler(drained -> flood(response, remaining));
        }
    }

    private static String recordsFullOfTinyTags(int count) {
        String tags = IntStream.range(0, 25_000)
                .mapToObj(tag -> String.format("\"t%06d\"", tag))
                .collect(Collectors.joining(","));
        return IntStream.range(0, count)
                .mapToObj(record -> "{\"id\":\"acme-ai/heavy-" + record + "\",\"tags\":[" + tags + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String firstPage() {
        return new JsonArray(models(UnaryOperator.identity()).subList(0, 50)).encode();
    }

    private static List<JsonObject> models(UnaryOperator<JsonObject> change) {
        return Samples.models(MODELS).stream().map(JsonObject::copy).map(change).toList();
    }

    private static JsonObject without(JsonObject model, String field) {
        model.remove(field);
        return model;
    }

    /** Breaks the type of every field that no filter or sort uses. */
    private static JsonObject withWrongTypes(JsonObject model) {
        model.fieldNames().stream()
                .filter(field -> !Ranked.BY.contains(field))
                .forEach(field -> model.put(field, new JsonArray().add(new JsonObject().put(field, 1))));
        return model;
    }

    private static JsonObject withPricesTimesAMillion(JsonObject model) {
        JsonArray offers = model.getJsonArray("inferenceProviderMapping", new JsonArray());
        offers.stream()
                .map(offer -> ((JsonObject) offer).getJsonObject("providerDetails"))
                .filter(details -> details != null && details.containsKey("pricing"))
                .map(details -> details.getJsonObject("pricing"))
                .forEach(pricing -> pricing.fieldNames()
                        .forEach(price -> pricing.put(price, pricing.getDouble(price) * 1_000_000)));
        return model;
    }

    /** The fields that filters and sorts use. A separate class, because enum constants are initialised before static fields. */
    private static final class Ranked {

        private static final Set<String> BY =
                Set.of("_id", "id", "pipeline_tag", "downloads", "likes", "trendingScore");
    }
}
