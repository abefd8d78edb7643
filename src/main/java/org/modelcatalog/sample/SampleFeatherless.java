package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers like Featherless: Hub models under their Hub ids, in numbered pages. A request without a page gets a short list
 * that does not mention the rest. The last pages are empty, because the total counts unlisted models.
 */
final class SampleFeatherless implements Handler<HttpServerRequest> {

    private static final int LEGACY = 50;
    private static final int PER_PAGE = 100;
    private static final int MAX_PER_PAGE = 1000;
    private static final int UNLISTED = 20;
    private static final List<Number> PRICES = List.of(0.1, 0.25, 0.9299999, 1, 2.5);
    private static final List<Integer> CONTEXTS = List.of(4096, 8192, 16384, 32768);

    private final List<JsonObject> items = new ArrayList<>();

    SampleFeatherless(List<JsonObject> models) {
        List<JsonObject> known = SampleModels.chatModels(models, models.size());
        for (int n = 0; n < known.size(); n++) {
            items.add(item(known.get(n), n));
        }
        for (String id : List.of("featherless-only/Plume-12B", "featherless-only/quill-70b")) {
            items.add(item(new JsonObject().put("id", id), items.size()));
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        try {
            JsonObject answer = request.params().contains("page")
                    ? page(
                            number(request, "page", 1, Integer.MAX_VALUE),
                            number(request, "per_page", PER_PAGE, MAX_PER_PAGE))
                    : new JsonObject().put("data", slice(0, LEGACY));
            SampleHub.succeed(request.response(), answer.encode());
        } catch (IllegalArgumentException e) {
            SampleHub.fail(request.response(), 400, e.getMessage());
        }
    }

    private JsonObject page(int page, int perPage) {
        int total = items.size() + UNLISTED;
        JsonObject pagination = new JsonObject()
                .put("current_page", page)
                .put("per_page", perPage)
                .put("total_items", total)
                .put("total_pages", (total + perPage - 1) / perPage);
        return new JsonObject()
                .put("data", slice((page - 1L) * perPage, perPage))
                .put("total", total)
                .put("pagination", pagination);
    }

    private JsonArray slice(long from, int length) {
        return new JsonArray(items.stream().skip(from).limit(length).toList());
    }

    private static int number(HttpServerRequest request, String name, int otherwise, int max) {
        String value = request.getParam(name);
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

    private static JsonObject item(JsonObject model, int rank) {
        String id = model.getString("id");
        int context = pick(CONTEXTS, rank, "featherless");
        JsonObject item = new JsonObject()
                .put("id", id)
                .put("name", id)
                .put("object", "model")
                .put("created", SampleModels.created(model))
                .put("owned_by", SampleModels.owner(id))
                .put(
                        "model_class",
                        model.getJsonObject("config", new JsonObject()).getString("model_type", "sample"))
                .put("max_completion_tokens", context / 2)
                .put("is_gated", model.getValue("gated") instanceof String)
                .put("available_on_current_plan", rank % 17 != 5);
        if (rank % 11 != 3) {
            item.put("context_length", context);
        }
        if (rank % 13 != 4) {
            item.put("pricing", pricing(pick(PRICES, rank, "input"), pick(PRICES, rank, "output")));
        }
        return item;
    }

    private static JsonObject pricing(Number input, Number output) {
        return new JsonObject()
                .put("input", input)
                .put("output", output)
                .put("prompt", perToken(input))
                .put("completion", perToken(output));
    }

    private static String perToken(Number perMillion) {
        return new BigDecimal(perMillion.toString()).movePointLeft(6).toPlainString();
    }
}
