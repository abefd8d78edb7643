package org.modelcatalog.support;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole list of a made-up Hub whose models come, change and go, with the Hub's cursors and with a quota that a clock
 * renews. A {@link StubHub} asks it when a test says so.
 */
public final class MovingHub implements Handler<HttpServerRequest> {

    private static final int WINDOW = 300;

    private final Clock clock;
    private final int pageSize;
    private final Map<String, JsonObject> models = new TreeMap<>();
    private final Map<Long, Integer> used = new TreeMap<>();
    private final Map<Long, Integer> answered = new TreeMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int created;
    private int limit = 500;
    private boolean refusing;

    /** @param pageSize a page's rows, however many a request asks for */
    public MovingHub(Clock clock, int pageSize) {
        this.clock = clock;
        this.pageSize = pageSize;
    }

    /** Creates a model now; returns its {@code _id}, which begins with the time, as the Hub's does. */
    public synchronized String create(String id) {
        Instant now = clock.instant();
        String repository = String.format("%08x%016x", now.getEpochSecond(), ++created);
        models.put(
                repository,
                new JsonObject()
                        .put("_id", repository)
                        .put("id", id)
                        .put("author", id.substring(0, id.indexOf('/')))
                        .put("createdAt", now.toString())
                        .put("lastModified", now.toString())
                        .put("private", false)
                        .put("gated", false)
                        .put("downloads", 10 * created)
                        .put("likes", created)
                        .put("trendingScore", 1)
                        .put("pipeline_tag", "text-generation")
                        .put("library_name", "transformers")
                        .put("tags", new JsonArray().add("license:mit").add("en"))
                        .put("safetensors", new JsonObject().put("parameters", new JsonObject().put("BF16", 7000L)))
                        .put("config", new JsonObject().put("model_type", "llama")));
        return repository;
    }

    /** Sets a field without a new {@code lastModified}, as the Hub counts downloads. */
    public synchronized void set(String repository, String field, Object value) {
        models.get(repository).put(field, value);
    }

    /** Sets a field, as a commit does. */
    public synchronized void change(String repository, String field, Object value) {
        models.get(repository)
                .put(field, value)
                .put("lastModified", clock.instant().toString());
    }

    public synchronized void delete(String repository) {
        models.remove(repository);
    }

    /** Requests a window grants. */
    public synchronized void grant(int requests) {
        limit = requests;
    }

    /** Somebody else behind the same address uses the quota. */
    public synchronized void use(int requests) {
        used.merge(window(), requests, Integer::sum);
    }

    /** Whether cursors get 400. */
    public synchronized void refuseCursors(boolean refuse) {
        refusing = refuse;
    }

    /** The paths and queries of the requests so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void forget() {
        asked.clear();
    }

    /** Answered requests by window, without those of {@link #use}. */
    public synchronized List<Integer> answered() {
        return List.copyOf(answered.values());
    }

    public synchronized List<String> repositories() {
        return List.copyOf(models.keySet());
    }

    @Override
    public synchronized void handle(HttpServerRequest request) {
        asked.add(request.uri());
        int before = used.merge(window(), 1, Integer::sum);
        long ends = (window() + 1) * WINDOW - clock.instant().getEpochSecond();
        request.response()
                .putHeader("RateLimit", "\"api\";r=" + Math.max(0, limit - before) + ";t=" + ends)
                .putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=" + limit + ";w=" + WINDOW);
        if (before > limit) {
            request.response().setStatusCode(429).end("{\"error\":\"We had to rate limit your IP\"}");
            return;
        }
        answered.merge(window(), 1, Integer::sum);
        String cursor = request.getParam("cursor");
        if (cursor != null && refusing) {
            request.response().setStatusCode(400).end("{\"error\":\"✖ Invalid cursor\"}");
            return;
        }
        page(request, request.getParam("sort"), cursor == null ? null : decoded(cursor));
    }

    private void page(HttpServerRequest request, String sort, String cursor) {
        boolean byTime = sort.equals("lastModified");
        Comparator<JsonObject> latest =
                Comparator.comparing((JsonObject model) -> key(model, byTime)).reversed();
        List<JsonObject> rest = models.values().stream()
                .sorted(latest)
                .filter(model -> cursor == null || key(model, byTime).compareTo(cursor) < 0)
                .toList();
        List<JsonObject> page = rest.subList(0, Math.min(pageSize, rest.size()));
        if (page.size() < rest.size()) {
            String next = encoded(key(page.get(page.size() - 1), byTime));
            String kept = request.query().replaceAll("&cursor=[^&]*", "");
            request.response()
                    .putHeader(
                            "Link",
                            "<http://" + request.authority() + "/api/models?" + kept + "&cursor=" + next
                                    + ">; rel=\"next\"");
        }
        List<String> fields = new ArrayList<>(List.of("_id", "id"));
        fields.addAll(request.params().getAll("expand"));
        var rows = new JsonArray();
        for (JsonObject model : page) {
            var row = new JsonObject();
            fields.stream().filter(model::containsKey).forEach(field -> row.put(field, model.getValue(field)));
            rows.add(row);
        }
        request.response().end(rows.encode());
    }

    private static String key(JsonObject model, boolean byTime) {
        return byTime ? model.getString("lastModified") + model.getString("_id") : model.getString("_id");
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private long window() {
        return clock.instant().getEpochSecond() / WINDOW;
    }
}
