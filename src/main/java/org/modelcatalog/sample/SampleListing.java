package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One page of the models that match a query, and the cursor of the next page. The cursor names the last model and not a
 * position, so that models may come and go between two pages.
 */
record SampleListing(List<JsonObject> models, Optional<String> cursor) {

    private static final String TREND = "trendingScore";
    private static final int MAX_LIMIT = 1000;
    private static final Map<String, Class<?>> SORTS = Map.of(
            "createdAt", String.class,
            "downloads", Number.class,
            "lastModified", String.class,
            "likes", Number.class,
            "trendingScore", Number.class);
    private static final List<String> LIST_FIELDS =
            words("_id id modelId likes private downloads tags pipeline_tag library_name createdAt");
    private static final List<String> FULL_FIELDS = words("author sha lastModified gated disabled");

    /** @throws IllegalArgumentException with the message for the client, when the query is invalid */
    static SampleListing of(List<JsonObject> all, MultiMap query) {
        String sort = sort(query);
        if (!SORTS.containsKey(sort)) {
            throw new IllegalArgumentException("✖ Invalid sort parameter: " + sort);
        }
        int limit = limit(query.get("limit"));
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

    /** Returns the default fields of an item; the trending score is included only when it is the sort. */
    static List<String> fields(MultiMap query) {
        List<String> fields = new ArrayList<>(LIST_FIELDS);
        if (sort(query).equals(TREND)) {
            fields.add(TREND);
        }
        if (Boolean.parseBoolean(query.get("full"))) {
            fields.addAll(FULL_FIELDS);
        }
        Stream.of("cardData", "config")
                .filter(name -> Boolean.parseBoolean(query.get(name)))
                .forEach(fields::add);
        return fields;
    }

    private static String sort(MultiMap query) {
        return query.contains("sort") ? query.get("sort") : TREND;
    }

    private static int limit(String limit) {
        try {
            return limit == null ? MAX_LIMIT : (int) Math.max(1, Math.min(MAX_LIMIT, Long.parseLong(limit)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("✖ Invalid input: expected number, received NaN\n  → at limit", e);
        }
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
        String author = query.get("author");
        boolean served = "all".equals(query.get("inference_provider"));
        String search = query.contains("search") ? query.get("search").toLowerCase(Locale.ROOT) : "";
        List<String> filters = query.getAll("filter").stream()
                .flatMap(filter -> Stream.of(filter.split(",")))
                .toList();
        return model -> (task == null || task.equals(model.getString("pipeline_tag")))
                && (author == null || author.equals(model.getString("author")))
                && model.getString("id").toLowerCase(Locale.ROOT).contains(search)
                && (!served || isServed(model))
                && filters.stream().allMatch(filter -> isTagged(model, filter));
    }

    /** Whether at least one inference provider serves the model now. */
    static boolean isServed(JsonObject model) {
        return model.getValue("inferenceProviderMapping") instanceof JsonArray mapping
                && mapping.stream()
                        .anyMatch(entry ->
                                entry instanceof JsonObject served && "live".equals(served.getValue("status")));
    }

    private static boolean isTagged(JsonObject model, String filter) {
        return filter.equals(model.getString("pipeline_tag"))
                || model.getJsonArray("tags", new JsonArray()).contains(filter);
    }

    private static String encode(JsonObject last, String sort) {
        Object value = last.getValue(sort);
        JsonObject tie =
                new JsonObject().put(sort, value).put("_id", new JsonObject().put("$gt", last.getString("_id")));
        JsonArray alternatives = new JsonArray().add(tie);
        if (value != null) {
            alternatives.add(new JsonObject().put(sort, new JsonObject().put("$lt", value)));
            alternatives.add(new JsonObject().putNull(sort));
        }
        byte[] json = new JsonObject().put("$or", alternatives).encode().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(json);
    }

    // the first alternative identifies the last model
    private static JsonObject decode(String cursor, String sort) {
        try {
            String json = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            JsonObject tie = new JsonObject(json).getJsonArray("$or").getJsonObject(0);
            if (!tie.containsKey(sort)) {
                throw new NoSuchElementException("made for another sort");
            }
            String id = Objects.requireNonNull(tie.getJsonObject("_id").getString("$gt"));
            return new JsonObject()
                    .put(sort, SORTS.get(sort).cast(tie.getValue(sort)))
                    .put("_id", id);
        } catch (RuntimeException e) {
            // not base64, not JSON, a part missing or of another type: the client gets one message for all
            throw new IllegalArgumentException("✖ Invalid cursor", e);
        }
    }
}
