package org.modelcatalog.sample;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One page of the models that match a query, and the cursor of the next page: how many models are before it. */
record SampleListing(List<JsonObject> models, Optional<Integer> cursor) {

    private static final int MAX_LIMIT = 1000;
    private static final Set<String> TIMES = Set.of("createdAt", "lastModified");
    private static final Set<String> NUMBERS = Set.of("downloads", "likes", "trendingScore");

    /** @throws IllegalArgumentException with the message for the client, when the query is invalid */
    static SampleListing of(List<JsonObject> all, MultiMap query) {
        String sort = query.contains("sort") ? query.get("sort") : "trendingScore";
        if (!TIMES.contains(sort) && !NUMBERS.contains(sort)) {
            throw new IllegalArgumentException("✖ Invalid sort parameter: " + sort);
        }
        int asked = query.contains("limit") ? Integer.parseInt(query.get("limit")) : MAX_LIMIT;
        int limit = Math.max(1, Math.min(MAX_LIMIT, asked));
        int from = query.contains("cursor") ? Integer.parseInt(query.get("cursor")) : 0;
        List<JsonObject> rest = all.stream()
                .filter(filter(query))
                .sorted(order(sort))
                .skip(from)
                .toList();
        return rest.size() <= limit
                ? new SampleListing(rest, Optional.empty())
                : new SampleListing(rest.subList(0, limit), Optional.of(from + limit));
    }

    private static Comparator<JsonObject> order(String sort) {
        Comparator<JsonObject> ascending = TIMES.contains(sort)
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
}
