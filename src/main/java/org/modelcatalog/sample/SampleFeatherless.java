package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.options;
import static org.modelcatalog.sample.SampleChoice.pick;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers like Featherless: Hub models under their Hub ids, in numbered pages. A request without a page gets a short list
 * that does not mention the rest. The last pages are empty, because the total counts unlisted models.
 */
final class SampleFeatherless implements SampleApi {

    private static final int LEGACY = 50;
    private static final int PER_PAGE = 100;
    private static final int MAX_PER_PAGE = 1000;
    private static final int UNLISTED = 20;

    private final List<JsonObject> items = new ArrayList<>();

    SampleFeatherless(List<JsonObject> models) {
        SampleModels.chatModels(models, models.size()).forEach(this::add);
        options("featherless-only").forEach(id -> add(JsonObject.of("id", id)));
    }

    @Override
    public JsonObject answer(HttpServerRequest request) {
        if (!request.params().contains("page")) {
            return JsonObject.of("data", slice(0, LEGACY));
        }
        int page = number(request, "page", 1, Integer.MAX_VALUE);
        int perPage = number(request, "per_page", PER_PAGE, MAX_PER_PAGE);
        int total = items.size() + UNLISTED;
        JsonObject pagination = new JsonObject()
                .put("current_page", page)
                .put("per_page", perPage)
                .put("total_items", total)
                .put("total_pages", (total + perPage - 1) / perPage);
        return JsonObject.of("data", slice((page - 1L) * perPage, perPage), "total", total, "pagination", pagination);
    }

    private List<JsonObject> slice(long from, int length) {
        return items.stream().skip(from).limit(length).toList();
    }

    private static int number(HttpServerRequest request, String name, int otherwise, int max) {
        String value = request.params().get(name);
        if (value == null) {
            return otherwise;
        }
        // nine digits fit into an int
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(name + " must be a number from 1 to " + max);
        }
        return number;
    }

    private void add(JsonObject model) {
        int rank = items.size();
        String id = model.getString("id");
        int context = pick(rank, "featherless");
        JsonObject item = SampleModels.row(id, SampleModels.created(model))
                .put("name", id)
                .put(
                        "model_class",
                        model.getJsonObject("config", new JsonObject()).getString("model_type", "sample"))
                .put("max_completion_tokens", context / 2)
                .put("is_gated", model.getValue("gated") instanceof String)
                .put("available_on_current_plan", rank % 17 != 5)
                .put("status", rank % 19 == 7 ? "not_deployed" : "active")
                .put("features", JsonObject.of("tool_use", rank % 2 == 0, "image_input", rank % 6 == 1));
        if (rank % 11 != 3) {
            item.put("context_length", context);
        }
        if (rank % 13 != 4) {
            Number input = pick(options("featherless-price"), rank, "input");
            Number output = pick(options("featherless-price"), rank, "output");
            item.put(
                    "pricing",
                    JsonObject.of("input", input, "output", output)
                            .put("prompt", perToken(input))
                            .put("completion", perToken(output)));
        }
        items.add(item);
    }

    private static String perToken(Number perMillion) {
        return new BigDecimal(perMillion.toString()).movePointLeft(6).toPlainString();
    }
}
