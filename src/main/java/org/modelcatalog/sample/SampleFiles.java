package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers for the {@code config.json} of models like the Hub, with a quota of its own. Some models are gated, some have no
 * such file, and some files state no context.
 */
final class SampleFiles implements SampleApi {

    static final Pattern PATH = Pattern.compile("/([^/]+(?:/[^/]+)?)/resolve/([^/]+)/config\\.json");

    private static final int QUOTA = 3000;
    private static final int WINDOW = 300;

    private final AtomicInteger answers = new AtomicInteger();
    private final List<JsonObject> models;
    private final Map<String, Integer> ranks;

    SampleFiles(List<JsonObject> models) {
        this.models = List.copyOf(models);
        this.ranks = IntStream.range(0, models.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(
                        rank -> this.models.get(rank).getString("id").toLowerCase(Locale.ROOT), Function.identity()));
    }

    @Override
    public Object answer(HttpServerRequest request) {
        int left = QUOTA - Math.floorMod(answers.incrementAndGet(), QUOTA / 2);
        request.response()
                .putHeader("RateLimit", "\"resolvers\";r=" + left + ";t=" + (1 + left * (WINDOW - 1) / QUOTA))
                .putHeader("RateLimit-Policy", "\"fixed window\";\"resolvers\";q=" + QUOTA + ";w=" + WINDOW);
        Matcher asked = PATH.matcher(request.path());
        Integer rank = asked.matches() ? ranks.get(asked.group(1).toLowerCase(Locale.ROOT)) : null;
        if (rank == null) {
            throw refused(request, 401, null, "Invalid username or password.");
        }
        JsonObject model = models.get(rank);
        if ("manual".equals(model.getValue("gated"))) {
            throw refused(request, 401, "GatedRepo", "Access to this model is restricted.");
        }
        if (!asked.group(2).equals(model.getString("sha"))) {
            throw refused(request, 404, "RevisionNotFound", "Invalid rev id");
        }
        JsonObject config = model.getJsonObject("config", new JsonObject());
        if (!config.containsKey("architectures")) {
            throw refused(request, 404, "EntryNotFound", "Entry not found");
        }
        return file(config, rank);
    }

    private static JsonObject file(JsonObject config, int rank) {
        JsonObject file = JsonObject.of(
                "architectures", config.getValue("architectures"), "model_type", config.getValue("model_type"));
        JsonObject language = rank % 10 == 2 ? new JsonObject() : file;
        if (language != file) {
            file.put("text_config", language);
        }
        if (rank % 20 == 6) {
            return file;
        }
        int length = pick(rank, "contexts");
        language.put("max_position_embeddings", length);
        if (rank % 10 == 3) {
            language.put(
                    "rope_scaling",
                    JsonObject.of("rope_type", "yarn", "factor", 4.0, "original_max_position_embeddings", length));
        }
        return file;
    }

    private static HttpException refused(HttpServerRequest request, int status, String code, String message) {
        request.response().putHeader("X-Error-Message", message);
        if (code != null) {
            request.response().putHeader("X-Error-Code", code);
        }
        return new HttpException(status, message);
    }
}
