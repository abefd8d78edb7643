package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers like the models API of the Hugging Face Hub, oddities included, so that the client runs without the network.
 * Its only state is the count of its answers; several event loops may share it.
 */
final class SampleHub implements Handler<HttpServerRequest> {

    private static final String MODELS = "/api/models";
    private static final String RENAMED = "old-org/renamed-model";
    private static final String PROVIDERS = "inferenceProviderMapping";
    private static final String JSON = "application/json; charset=utf-8";
    private static final int QUOTA = 500;
    private static final int WINDOW = 300;
    private static final List<String> DETAIL_FIELDS = words("_id id modelId private likes downloads tags pipeline_tag"
            + " library_name createdAt author sha lastModified gated disabled cardData config safetensors gguf");
    private static final List<String> EXPANDS = words("author baseModels cardData config createdAt disabled downloads"
            + " downloadsAllTime evalResults gated gguf inference inferenceProviderMapping lastModified library_name"
            + " likes mask_token model-index pipeline_tag private resourceGroup safetensors sha siblings spaces tags"
            + " transformersInfo trendingScore widgetData xetEnabled");
    private static final List<String> DETAIL_EXPANDS = words("childrenModelCount usedStorage");

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
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        int answer = answers.incrementAndGet();
        // resets before half of the quota is used, where clients would slow down
        int left = QUOTA - Math.floorMod(answer, QUOTA / 2);
        response.putHeader("RateLimit", "\"api\";r=" + left + ";t=" + (1 + left * (WINDOW - 1) / QUOTA));
        response.putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=" + QUOTA + ";w=" + WINDOW);
        response.putHeader("X-Request-Id", String.format("Root=1-00000000-%024x", answer));
        try {
            route(request);
        } catch (IllegalArgumentException e) {
            fail(response, 400, e.getMessage());
        }
    }

    private void route(HttpServerRequest request) {
        String path = request.path();
        if (!request.method().equals(HttpMethod.GET)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET");
            fail(request.response(), 405, "Method not allowed");
        } else if (path.equals(MODELS)) {
            list(request);
        } else if (path.matches(MODELS + "/[^/]+(/[^/]+)?")) {
            detail(request, path.substring(MODELS.length() + 1));
        } else {
            fail(request.response(), 404, "Sorry, we can't find the page you are looking for.");
        }
    }

    private void list(HttpServerRequest request) {
        MultiMap query = request.params();
        List<String> expands = expands(query, EXPANDS::contains);
        if (!expands.isEmpty() && Stream.of("full", "cardData", "config").anyMatch(query::contains)) {
            throw new IllegalArgumentException("✖ expand cannot be used with full, cardData or config");
        }
        SampleListing listing = SampleListing.of(models, query);
        List<String> fields = expands.isEmpty() ? SampleListing.fields(query) : expands;
        JsonArray items = new JsonArray();
        listing.models().forEach(model -> items.add(item(model, fields)));
        listing.cursor().ifPresent(cursor -> request.response().putHeader("Link", next(request, cursor)));
        succeed(request.response(), items.encode());
    }

    private void detail(HttpServerRequest request, String id) {
        JsonObject model =
                id.equals(RENAMED) && !models.isEmpty() ? models.get(0) : modelsById.get(id.toLowerCase(Locale.ROOT));
        if (model == null) {
            // the Hub gives the same answer for a missing model and for one that the client may not see
            request.response().putHeader("X-Error-Message", "Invalid username or password.");
            fail(request.response(), 401, "Invalid username or password.");
        } else if (!id.equals(model.getString("id"))) {
            redirect(request, MODELS + "/" + model.getString("id"));
        } else {
            List<String> expands =
                    expands(request.params(), name -> EXPANDS.contains(name) || DETAIL_EXPANDS.contains(name));
            JsonObject item = item(model, expands.isEmpty() ? DETAIL_FIELDS : expands);
            if (item.containsKey(PROVIDERS)) {
                item.put(PROVIDERS, byProvider(item.getJsonArray(PROVIDERS)));
            }
            succeed(request.response(), item.encode());
        }
    }

    private static List<String> expands(MultiMap query, Predicate<String> legal) {
        List<String> names = Stream.concat(query.getAll("expand").stream(), query.getAll("expand[]").stream())
                .toList();
        String problems = names.stream()
                .filter(legal.negate())
                .map(name -> "✖ Invalid option: " + name + "\n  → at expand")
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems);
        }
        return names.isEmpty()
                ? names
                : Stream.concat(Stream.of("_id", "id"), names.stream()).toList();
    }

    private static JsonObject item(JsonObject model, List<String> fields) {
        JsonObject item = new JsonObject();
        fields.stream().filter(model::containsKey).forEach(field -> item.put(field, model.getValue(field)));
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

    private static String next(HttpServerRequest request, String cursor) {
        String query = request.query() == null ? "" : request.query();
        String kept = Stream.of(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("cursor="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        String url = request.scheme() + "://" + request.authority() + MODELS + "?" + kept + "cursor="
                + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return "<" + url + ">; rel=\"next\"";
    }

    private static void redirect(HttpServerRequest request, String path) {
        String location = request.query() == null ? path : path + "?" + request.query();
        request.response()
                .setStatusCode(307)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end("Temporary Redirect. Redirecting to " + location);
    }

    static void succeed(HttpServerResponse response, String json) {
        response.putHeader(HttpHeaders.ETAG, String.format("W/\"%x-%x\"", json.length(), json.hashCode()));
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(json);
    }

    static void fail(HttpServerResponse response, int status, String message) {
        String json = new JsonObject().put("error", message).encode();
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(json);
    }
}
