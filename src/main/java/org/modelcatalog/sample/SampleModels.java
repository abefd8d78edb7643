package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.hex;
import static org.modelcatalog.sample.SampleChoice.inTurn;
import static org.modelcatalog.sample.SampleChoice.options;
import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.table;
import static org.modelcatalog.sample.SampleChoice.vary;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes models for dev mode and tests without the network. They are the same on every run and have the oddities of real
 * listings: missing sizes, packed weights, ids without an owner, varying types.
 */
final class SampleModels {

    static final String TEXT = "text-generation";
    static final String VISION = "image-text-to-text";

    /** The forms that are made of an earlier base. */
    private static final Set<String> DERIVED = Set.of("finetune", "gguf", "gptq");

    private SampleModels() {}

    /**
     * Makes models by downloads descending. A longer list begins with the shorter one, so that tests can rely on the
     * first models for any count.
     */
    static List<JsonObject> models(int count) {
        List<JsonObject> models = new ArrayList<>();
        List<JsonObject> bases = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int rank = 0; rank < count; rank++) {
            // in turn, so that a short list has every form; "unsized" has no weights and so no size
            String form = inTurn(rank, "form");
            String task = form.equals("other") ? inTurn(rank * 3 / 10, "task") : TEXT;
            JsonObject base = DERIVED.contains(form) ? pick(bases, rank, "base") : null;
            JsonObject model = new JsonObject();
            addIdentity(model, rank, form, base, taken);
            addNumbers(model, rank);
            addTask(model, form, task);
            SampleWeights.add(model, rank, form, base);
            SampleCard.add(model, rank, form, base);
            SampleOffers.add(model, rank);
            SampleCard.addTags(model, rank);
            models.add(model);
            if (form.equals("base")) {
                bases.add(model);
            }
        }
        return List.copyOf(models);
    }

    private static void addIdentity(JsonObject model, int rank, String form, JsonObject base, Set<String> taken) {
        boolean ownerless = rank % 45 == 9;
        String org = pick(rank, "org");
        String name = base == null ? name(rank) : shortName(base.getString("id")) + pick(options(form), rank, "suffix");
        String stem = ownerless ? name.toLowerCase(Locale.ROOT) : org + "/" + name;
        String id = stem;
        for (int edition = 2; !taken.add(id.toLowerCase(Locale.ROOT)); edition++) {
            id = stem + "-r" + edition;
        }
        long created = 1_660_000_000L + vary(rank, "created", 80_000_000);
        if (base != null) {
            created = HexFormat.fromHexDigits(base.getString("_id"), 0, 8) + vary(rank, "created", 8_000_000);
        } else if (ownerless) {
            // models older than the field itself share one date on the Hub
            created = 1_646_263_744L;
        }
        model.put("_id", HexFormat.of().toHexDigits((int) created) + hex(rank, 1));
        model.put("id", id).put("modelId", id).put("private", false).put("disabled", rank % 150 == 140);
        model.put("createdAt", time(created)).put("lastModified", time(created + vary(rank, "modified", 16_000_000)));
        model.put("sha", hex(rank, 3) + hex(rank, 5) + hex(rank, 7).substring(8));
        model.put("gated", rank % 9 == 2 ? "auto" : rank % 13 == 5 ? "manual" : (Object) false);
        if (!ownerless || rank % 2 == 0) {
            model.put("author", org);
        }
    }

    private static String name(int rank) {
        String family = pick(rank, "family");
        String style = pick(rank, "style");
        String name = family + style.replace("%s", pick(rank, "size"));
        return family.equals(family.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static void addNumbers(JsonObject model, int rank) {
        long downloads = 187_654_321L / (rank + 1);
        int score = vary(rank, "hot", 8) == 0 ? vary(rank, "score", 600) : vary(rank, "score", 12);
        model.put("downloads", downloads).put("downloadsAllTime", downloads * (4 + vary(rank, "age", 25)));
        model.put("likes", (long) Math.sqrt(downloads) * (1 + vary(rank, "likes", 9)) / 4);
        model.put("trendingScore", vary(rank, "decay", 4) == 0 ? (Object) (score + 0.2) : (Object) score);
    }

    private static void addTask(JsonObject model, String form, String task) {
        if (task != null) {
            model.put("pipeline_tag", task);
            if (!form.equals("gguf")) {
                model.put("library_name", table("library").getString(task, "transformers"));
            }
        }
    }

    /** Returns the first models that have an owner, generate text and have weights. */
    static List<JsonObject> chatModels(List<JsonObject> models, int limit) {
        return models.stream()
                .filter(model -> TEXT.equals(model.getString("pipeline_tag")))
                .filter(model -> model.containsKey("safetensors"))
                .filter(model -> model.getString("id").contains("/"))
                .limit(limit)
                .toList();
    }

    /** Returns the beginning of a row as OpenAI and others list models. */
    static JsonObject row(String id, long created) {
        return JsonObject.of("id", id, "object", "model", "created", created, "owned_by", owner(id));
    }

    static JsonObject architecture(boolean vision) {
        List<String> inputs = vision ? List.of("text", "image") : List.of("text");
        return JsonObject.of("input_modalities", inputs, "output_modalities", List.of("text"));
    }

    /** Returns the creation time in seconds, as every upstream but the Hub states it. */
    static long created(JsonObject model) {
        return Instant.parse(model.getString("createdAt", "2025-01-01T00:00:00.000Z"))
                .getEpochSecond();
    }

    static String owner(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    static String shortName(String id) {
        return id.substring(id.indexOf('/') + 1);
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString().replace("Z", ".000Z");
    }
}
