package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.options;
import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes OpenRouter's list: its own ids, the Hub id of models that are on the Hub, and prices per token as text. A free
 * variant is a second row of the same model.
 */
final class SampleOpenRouter {

    private static final int HUB_MODELS = 30;
    private static final int STRANGERS = 10;
    private static final long STRANGERS_CREATED = 1_740_000_000L;
    private static final List<String> PRICES = options("openrouter-price");

    private SampleOpenRouter() {}

    static JsonArray rows(List<JsonObject> models) {
        JsonArray rows = new JsonArray();
        List<JsonObject> known = SampleModels.chatModels(models, HUB_MODELS);
        for (int n = 0; n < known.size(); n++) {
            String id = known.get(n).getString("id");
            JsonObject row = row(id.toLowerCase(Locale.ROOT), id, SampleModels.created(known.get(n)), n);
            rows.add(row);
            if (n % 6 == 0) {
                rows.add(free(row));
            }
        }
        for (int n = 1; n <= STRANGERS; n++) {
            String noId = n % 2 == 0 ? null : "";
            rows.add(row("closed-lab/oracle-" + n, noId, STRANGERS_CREATED + n * 86_400L, HUB_MODELS + n));
        }
        // "auto" stands for any suitable model and so has no price of its own
        return rows.addAll(SampleChoice.rows("openrouter-only"));
    }

    private static JsonObject row(String id, String hubId, long created, int rank) {
        // a text model of the Hub has no image input here either
        boolean vision = rank > HUB_MODELS && rank % 3 == 0;
        int context = pick(rank, "context");
        List<String> parameters = options("openrouter-parameters");
        JsonObject row = new JsonObject()
                .put("id", id)
                .put("canonical_slug", rank % 3 == 0 ? id + "-" + day(created) : id)
                .put("hugging_face_id", hubId)
                .put("name", title(SampleModels.owner(id)) + ": " + title(SampleModels.shortName(id)))
                .put("created", created)
                .put("description", "A made-up model: quick, \"mostly\" right & shown as a sample.")
                .put("context_length", context)
                .put("architecture", architecture(vision, rank % 4 == 0 ? "chatml" : null))
                .put("pricing", tiers(pricing(pick(PRICES, rank, "prompt"), pick(PRICES, rank, "completion")), rank))
                .put("top_provider", top(context, rank))
                .putNull("per_request_limits")
                .put("supported_parameters", parameters.subList(0, 4 + vary(rank, "parameters", parameters.size() - 3)))
                .put("default_parameters", JsonObject.of("temperature", rank % 2 == 0 ? 0.6 : null))
                .put("knowledge_cutoff", rank % 4 == 2 ? "2025-01-01" : null)
                .put("expiration_date", rank % 10 == 9 ? "2027-06-30" : null)
                .putNull("supported_voices");
        if (rank % 3 == 1) {
            row.put("reasoning", reasoning(rank));
        }
        if (rank % 5 == 0) {
            row.put("benchmarks", benchmarks(rank));
        }
        return row;
    }

    private static JsonObject benchmarks(int rank) {
        JsonObject arena = JsonObject.of("arena", "models", "category", "website", "elo", 1000 + rank + 0.5)
                .put("win_rate", 0.5)
                .put("rank", rank + 1);
        return new JsonObject()
                .put(
                        "artificial_analysis",
                        JsonObject.of("intelligence_index", 20 + rank + 0.5, "coding_index", 10 + rank)
                                .putNull("agentic_index"))
                .put("design_arena", new JsonArray().add(arena));
    }

    private static JsonObject reasoning(int rank) {
        return new JsonObject()
                .put("mandatory", rank % 2 == 0)
                .put("default_enabled", true)
                .put("default_effort", "medium")
                .put(
                        "supported_efforts",
                        new JsonArray().add("high").add("medium").add("low"));
    }

    private static JsonObject architecture(boolean vision, String instructType) {
        return SampleModels.architecture(vision)
                .put("modality", vision ? "text+image->text" : "text->text")
                .put("tokenizer", "Other")
                .put("instruct_type", instructType);
    }

    private static JsonObject top(int context, int rank) {
        return new JsonObject()
                .put("context_length", rank % 5 == 1 ? context / 2 : context)
                .put("max_completion_tokens", rank % 4 == 1 ? null : context / 4)
                .put("is_moderated", rank > HUB_MODELS);
    }

    private static JsonObject free(JsonObject row) {
        return row.copy()
                .put("id", row.getString("id") + ":free")
                .put("name", row.getString("name") + " (free)")
                .put("pricing", pricing("0", "0"))
                .put("per_request_limits", JsonObject.of("prompt_tokens", 4096, "completion_tokens", 1024));
    }

    private static JsonObject pricing(String prompt, String completion) {
        JsonObject pricing = JsonObject.of("prompt", prompt, "completion", completion);
        List.of("request", "image", "web_search", "internal_reasoning").forEach(name -> pricing.put(name, "0"));
        return pricing;
    }

    /** Some have a price for what is read from a cache, some of these another one for long prompts. */
    private static JsonObject tiers(JsonObject pricing, int rank) {
        if (rank % 4 == 1) {
            String prompt = pricing.getString("prompt");
            pricing.put("input_cache_read", times(prompt, "0.1"));
            if (rank % 8 == 1) {
                pricing.put(
                        "overrides",
                        new JsonArray()
                                .add(JsonObject.of("min_prompt_tokens", 200_000, "prompt", times(prompt, "2"))
                                        .put("completion", times(pricing.getString("completion"), "2"))));
            }
        }
        return pricing;
    }

    private static String times(String price, String factor) {
        return new BigDecimal(price).multiply(new BigDecimal(factor)).toPlainString();
    }

    private static String day(long created) {
        return Instant.ofEpochSecond(created).toString().substring(0, 10).replace("-", "");
    }

    private static String title(String name) {
        return Stream.of(name.split("[-_]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
