package org.modelcatalog.sample;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One page of the models that match a query, and the cursor of the next page. The cursor names the last model and not a
 * position, so that models may come and go between two pages.
 */
record SampleListing(List<JsonObject> models, Optional<String> cursor) {

    private static final int MAX_LIMIT = 1000;
    private static final Map<String, Class<?>> SORTS = Map.of(
            "createdAt", String.class,
            "downloads", Number.class,
            "lastModified", String.class,
            "likes", Number.class,
            "trendingScore", Number.class);

    /** @throws IllegalArgumentException with the message for the client, when the query is invalid */
    static SampleListing of(List<JsonObject> all, MultiMap query) {
        String sort = query.contains("sort") ? query.get("sort") : "trendingScore";
        if (!SORTS.containsKey(sort)) {
            throw new IllegalArgumentException("✖ Invalid sort parameter: " + sort);
        }
        int asked = query.contains("limit") ? Integer.parseInt(query.get("limit")) : MAX_LIMIT;
        int limit = Math.max(1, Math.min(MAX_LIMIT, asked));
        Comparator<JsonObject> order = order(sort);
        Predicate<JsonObject> wanted = filter(query);
        if (query.contains("cursor")) {
            JsonObject last = decode(query.get("cursor"), sort);
            wanted = wanted.and(model -> order.compare(model, last) > 0);
        }
        List<JsonObject> rest = all.stream().filter(wanted).sorted(order).toList();
        if (rest.size() <= limit) {
            return new SampleListing(rest, Optional.empty());
        }
        List<JsonObject> page = rest.subList(0, limit);
        return new SampleListing(page, Optional.of(encode(page.get(limit - 1), sort)));
    }

    private static Comparator<JsonObject> order(String sort) {
        Comparator<JsonObject> ascending = SORTS.get(sort) == String.class
                ? Comparator.comparing(model -> model.getString(sort), Comparator.nullsFirst(Comparator.naturalOrder()))
                : Comparator.comparing(
                        model -> model.getDouble(sort), Comparator.nullsFirst(Comparator.naturalOrder()));
        return ascending.reversed().thenComparing(model -> model.getString("_id"));
    }

    private static Predicate<JsonObject> filter(MultiMap query) {
        String task = query.get("pipeline_tag");
        boolean served = "all".equals(query.get("inference_provider"));
        String search = query.contains("search") ? query.get("search").toLowerCase(Locale.ROOT) : "";
        return model -> (task == null || task.equals(model.getString("pipeline_tag")))
                && model.getString("id").toLowerCase(Locale.ROOT).contains(search)
                && (!served || isServed(model));
    }

    /** Whether at least one inference provider serves the model now. */
    static boolean isServed(JsonObject model) {
        return model.getValue("inferenceProviderMapping") instanceof JsonArray mapping
                && mapping.stream()
                        .anyMatch(entry ->
                                entry instanceof JsonObject served && "live".equals(served.getValue("status")));
    }

    private static String encode(JsonObject last, String sort) {
        JsonObject cursor = JsonObject.of(sort, last.getValue(sort), "_id", last.getString("_id"));
        return Base64.getEncoder().encodeToString(cursor.toBuffer().getBytes());
    }

    /** Returns the last model of the page before, as far as the order needs it. */
    private static JsonObject decode(String cursor, String sort) {
        try {
            JsonObject last = new JsonObject(Buffer.buffer(Base64.getDecoder().decode(cursor)));
            SORTS.get(sort).cast(last.getValue(sort));
            if (last.containsKey(sort) && last.getString("_id") != null) {
                return last;
            }
        } catch (ClassCastException | DecodeException | IllegalArgumentException e) {
            // the client gets one message for all of these
        }
        throw new IllegalArgumentException("✖ Invalid cursor");
    }
}
