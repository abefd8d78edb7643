package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers like OpenRouter: one list with its own ids, the Hub id of models that are on the Hub, and prices per token as
 * text. A free variant is a second row of the same model.
 */
final class SampleOpenRouter implements Handler<HttpServerRequest> {

    private static final int HUB_MODELS = 30;
    private static final int STRANGERS = 10;
    private static final long STRANGERS_CREATED = 1_740_000_000L;
    private static final List<String> PRICES = words("0.00000002 0.0000001 0.00000028 0.00000093 0.000001 0.0000025");
    private static final List<Integer> CONTEXTS = List.of(8192, 32768, 131072, 200000, 1048576);
    private static final List<String> PARAMETERS = words("max_tokens temperature top_p stop tools tool_choice"
            + " response_format structured_outputs reasoning include_reasoning");

    private final String answer;

    SampleOpenRouter(List<JsonObject> models) {
        JsonArray rows = new JsonArray();
        List<JsonObject> known = SampleModels.chatModels(models, HUB_MODELS);
        for (int n = 0; n < known.size(); n++) {
            JsonObject model = known.get(n);
            String id = model.getString("id").toLowerCase(Locale.ROOT);
            JsonObject row = row(id, model.getString("id"), SampleModels.created(model), n);
            rows.add(row);
            if (n % 6 == 0) {
                rows.add(free(row));
            }
        }
        for (int n = 1; n <= STRANGERS; n++) {
            String noId = n % 2 == 0 ? null : "";
            rows.add(row("closed-lab/oracle-" + n, noId, STRANGERS_CREATED + n * 86_400L, HUB_MODELS + n));
        }
        rows.add(auto());
        answer = new JsonObject().put("data", rows).encode();
    }

    @Override
    public void handle(HttpServerRequest request) {
        SampleHub.succeed(request.response(), answer);
    }

    private static JsonObject row(String id, String hubId, long created, int rank) {
        // a text model of the Hub has no image input here either
        boolean vision = rank > HUB_MODELS && rank % 3 == 0;
        int context = pick(CONTEXTS, rank, "context");
        JsonArray input = new JsonArray().add("text");
        return new JsonObject()
                .put("id", id)
                .put("canonical_slug", rank % 3 == 0 ? id + "-" + day(created) : id)
                .put("hugging_face_id", hubId)
                .put("name", title(SampleModels.owner(id)) + ": " + title(SampleModels.shortName(id)))
                .put("created", created)
                .put("description", "A made-up model: quick, \"mostly\" right & shown as a sample.")
                .put("context_length", context)
                .put(
                        "architecture",
                        new JsonObject()
                                .put("modality", vision ? "text+image->text" : "text->text")
                                .put("input_modalities", vision ? input.add("image") : input)
                                .put("output_modalities", new JsonArray().add("text"))
                                .put("tokenizer", "Other")
                                .put("instruct_type", rank % 4 == 0 ? "chatml" : null))
                .put("pricing", pricing(pick(PRICES, rank, "prompt"), pick(PRICES, rank, "completion")))
                .put(
                        "top_provider",
                        new JsonObject()
                                .put("context_length", rank % 5 == 1 ? context / 2 : context)
                                .put("max_completion_tokens", rank % 4 == 1 ? null : context / 4)
                                .put("is_moderated", rank > HUB_MODELS))
                .putNull("per_request_limits")
                .put(
                        "supported_parameters",
                        new JsonArray(PARAMETERS.subList(0, 4 + vary(rank, "parameters", PARAMETERS.size() - 3))))
                .put("default_parameters", new JsonObject().put("temperature", rank % 2 == 0 ? 0.6 : null));
    }

    private static JsonObject free(JsonObject row) {
        return row.copy()
                .put("id", row.getString("id") + ":free")
                .put("name", row.getString("name") + " (free)")
                .put("pricing", pricing("0", "0"))
                .put(
                        "per_request_limits",
                        new JsonObject().put("prompt_tokens", 4096).put("completion_tokens", 1024));
    }

    /** The router stands for any suitable model and so has no price of its own. */
    private static JsonObject auto() {
        return row("openrouter/auto", null, STRANGERS_CREATED, HUB_MODELS)
                .put("canonical_slug", "openrouter/auto")
                .put("name", "Auto Router")
                .put("pricing", new JsonObject().put("prompt", "-1").put("completion", "-1"));
    }

    private static JsonObject pricing(String prompt, String completion) {
        JsonObject pricing = new JsonObject().put("prompt", prompt).put("completion", completion);
        words("request image web_search internal_reasoning").forEach(name -> pricing.put(name, "0"));
        return pricing;
    }

    private static String day(long created) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(
                Instant.ofEpochSecond(created).atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static String title(String name) {
        return Stream.of(name.split("[-_]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
