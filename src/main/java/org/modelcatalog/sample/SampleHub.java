package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.options;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers like the models API of the Hugging Face Hub as far as the catalog uses it, oddities included, so that the client
 * runs without the network. A request that names no fields gets all of them. The only state is the count of answers;
 * several event loops may share it.
 */
final class SampleHub implements SampleApi {

    private static final String MODELS = "/api/models";
    private static final String RENAMED = "old-org/renamed-model";
    private static final String PROVIDERS = "inferenceProviderMapping";
    private static final int QUOTA = 500;
    private static final int WINDOW = 300;

    private final AtomicInteger answers = new AtomicInteger();
    private final List<JsonObject> models;
    private final Map<String, JsonObject> modelsById;

    /** Serves the given models. Each has every field that a request can name; the models must not change afterwards. */
    SampleHub(List<JsonObject> models) {
        this.models = List.copyOf(models);
        this.modelsById = this.models.stream()
                .collect(Collectors.toUnmodifiableMap(
                        model -> model.getString("id").toLowerCase(Locale.ROOT), Function.identity()));
    }

    @Override
    public Object answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        int answer = answers.incrementAndGet();
        // resets before half of the quota is used, where clients would slow down
        int left = QUOTA - Math.floorMod(answer, QUOTA / 2);
        response.putHeader("RateLimit", "\"api\";r=" + left + ";t=" + (1 + left * (WINDOW - 1) / QUOTA));
        response.putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=" + QUOTA + ";w=" + WINDOW);
        response.putHeader("X-Request-Id", String.format("Root=1-00000000-%024x", answer));
        String path = request.path();
        if (!request.method().equals(HttpMethod.GET)) {
            response.putHeader(HttpHeaders.ALLOW, "GET");
            throw new HttpException(405, "Method not allowed");
        }
        if (path.equals(MODELS)) {
            return list(request);
        }
        if (path.matches(MODELS + "/[^/]+(/[^/]+)?")) {
            return detail(request, path.substring(MODELS.length() + 1));
        }
        throw new HttpException(404, "Sorry, we can't find the page you are looking for.");
    }

    private JsonArray list(HttpServerRequest request) {
        List<String> fields = fields(request.params());
        SampleListing listing = SampleListing.of(models, request.params());
        listing.cursor().ifPresent(cursor -> request.response().putHeader("Link", next(request, cursor)));
        return new JsonArray(
                listing.models().stream().map(model -> item(model, fields)).toList());
    }

    private Object detail(HttpServerRequest request, String id) {
        JsonObject model =
                id.equals(RENAMED) && !models.isEmpty() ? models.get(0) : modelsById.get(id.toLowerCase(Locale.ROOT));
        if (model == null) {
            // the Hub gives the same answer for a missing model and for one that the client may not see
            request.response().putHeader("X-Error-Message", "Invalid username or password.");
            throw new HttpException(401, "Invalid username or password.");
        }
        if (!id.equals(model.getString("id"))) {
            return redirect(request, MODELS + "/" + model.getString("id"));
        }
        JsonObject item = item(model, fields(request.params()));
        if (item.containsKey(PROVIDERS)) {
            item.put(PROVIDERS, byProvider(item.getJsonArray(PROVIDERS)));
        }
        return item;
    }

    /** Returns the names of the fields that a request asks for; empty = all. */
    private static List<String> fields(MultiMap query) {
        List<String> names = query.getAll("expand");
        String problems = names.stream()
                .filter(name -> !options("hub-expand").contains(name))
                .map(name -> "✖ Invalid option: " + name + "\n  → at expand")
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems);
        }
        return names;
    }

    private static JsonObject item(JsonObject model, List<String> fields) {
        if (fields.isEmpty()) {
            return model.copy();
        }
        JsonObject item = new JsonObject();
        Stream.concat(Stream.of("_id", "id"), fields.stream())
                .filter(model::containsKey)
                .forEach(field -> item.put(field, model.getValue(field)));
        return item;
    }

    private static JsonObject byProvider(JsonArray mapping) {
        JsonObject providers = new JsonObject();
        for (Object entry : mapping) {
            JsonObject served = ((JsonObject) entry).copy();
            providers.put((String) served.remove("provider"), served);
        }
        return providers;
    }

    private static String next(HttpServerRequest request, int cursor) {
        String kept = request.query() == null ? "" : request.query().replaceAll("(^|&)cursor=[^&]*", "") + "&";
        String base = request.scheme() + "://" + request.authority() + MODELS;
        return "<" + base + "?" + kept + "cursor=" + cursor + ">; rel=\"next\"";
    }

    private static String redirect(HttpServerRequest request, String path) {
        String location = request.query() == null ? path : path + "?" + request.query();
        request.response()
                .setStatusCode(307)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        return "Temporary Redirect. Redirecting to " + location;
    }
}
