package org.modelcatalog.sample;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Made-up models, so that the catalog can be tried and tested without the network. They are the same on every run and
 * show on purpose what real listings show: missing sizes, packed weights, ids without an owner, changing types.
 */
public final class SampleModels {

    private static final String TEXT = "text-generation";
    private static final List<String> OTHER_TASKS = words("image-text-to-text text-to-image feature-extraction"
            + " automatic-speech-recognition any-to-any sentence-similarity text-classification fill-mask text-to-speech"
            + " image-classification none");
    private static final Map<String, String> LIBRARIES = Map.of(
            "text-to-image", "diffusers",
            "feature-extraction", "sentence-transformers",
            "sentence-similarity", "sentence-transformers");
    private static final List<String> ORGS = words("acme-ai Borealis cobalt_labs deltaworks Ember-Research foundry-nine"
            + " Gradient42 halcyon-ml iris.systems Junipero kestrel-vision lumen_data");
    private static final List<String> FAMILIES =
            words("Kudulo-3.1 Larkmoor Tundrix2 Vantoro-V3 QUILLON dikdik pebblet2 glimmer-lm Marrowin2.5 xOspre zo1");
    private static final List<String> SIZES = words("8B 0.5B 1.5B 3B 7B 13B 30B-A3B 32B 70B 350M 405B");
    private static final List<String> STYLES =
            words("-%s-Instruct -%s-v0.1 -%s -%s_exp -%s-chat-hf _%s-base -%s-it -%s-Preview-0925");
    // In turn, so that a short list has every kind: text generation but for the "other" ones. What has suffixes is made
    // from an earlier base, and the unsized have no weights that would tell a size.
    private static final List<String> FORMS = words("base finetune other gguf other gptq base base other unsized");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "finetune", words("-Math-v0.2 _dpo -Coder -zh"),
            "gguf", words("-GGUF -i1-GGUF -Q4_K_M-GGUF"),
            "gptq", words("-GPTQ-Int4 -AWQ -w4a16"));
    private static final List<String> DTYPES = words("BF16 BF16 BF16 F16 F32 F8_E4M3");
    private static final List<String> LICENSES =
            words("apache-2.0 apache-2.0 mit mit openrail cc-by-nc-4.0 other none");
    private static final List<String> LANGUAGES = words("en en en,fr zh,en en,fr,zh,de none");
    private static final List<String> PROVIDERS = words("deltaworks northwind quickserve-ai openrack brightline");
    private static final List<String> STATUSES = words("live live live live live live staging error");
    private static final List<Integer> CONTEXTS = List.of(4096, 8192, 32768, 131072, 262144, 1048576);
    private static final List<Number> PRICES = List.of(0.02, 0.1, 0.28, 0.9299999, 1, 2.5);

    private SampleModels() {}

    /**
     * Makes the models in order of their downloads. A longer list begins with the shorter one, so that a test can rely
     * on the first models whatever the count.
     */
    public static List<JsonObject> models(int count) {
        List<JsonObject> models = new ArrayList<>();
        List<JsonObject> bases = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int rank = 0; rank < count; rank++) {
            String form = FORMS.get(rank % FORMS.size());
            String task = form.equals("other") ? OTHER_TASKS.get(rank * 3 / 10 % OTHER_TASKS.size()) : TEXT;
            JsonObject base = SUFFIXES.containsKey(form) ? pick(bases, rank, "base") : null;
            JsonObject model = new JsonObject();
            addIdentity(model, rank, form, base, taken);
            addNumbers(model, rank);
            addTask(model, form, task);
            addWeights(model, rank, form, base);
            addCard(model, rank, form, base);
            addProviders(model, rank);
            addTags(model, rank);
            models.add(model);
            if (form.equals("base")) {
                bases.add(model);
            }
        }
        return List.copyOf(models);
    }

    private static void addIdentity(JsonObject model, int rank, String form, JsonObject base, Set<String> taken) {
        boolean ownerless = rank % 45 == 9;
        String org = pick(ORGS, rank, "org");
        String name = base == null ? name(rank) : shortName(base) + pick(SUFFIXES.get(form), rank, "suffix");
        String stem = ownerless ? name.toLowerCase(Locale.ROOT) : org + "/" + name;
        String id = stem;
        for (int edition = 2; !taken.add(id.toLowerCase(Locale.ROOT)); edition++) {
            id = stem + "-r" + edition;
        }
        long created = 1_660_000_000L + vary(rank, "created", 80_000_000);
        if (base != null) {
            created = HexFormat.fromHexDigits(base.getString("_id"), 0, 8) + vary(rank, "created", 8_000_000);
        } else if (ownerless) {
            // what is older than the field itself shares one date on the Hub
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
        String family = pick(FAMILIES, rank, "family");
        String name = family + pick(STYLES, rank, "style").replace("%s", pick(SIZES, rank, "size"));
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
        if (!task.equals("none")) {
            model.put("pipeline_tag", task);
            if (!form.equals("gguf")) {
                model.put("library_name", LIBRARIES.getOrDefault(task, "transformers"));
            }
        }
    }

    private static void addWeights(JsonObject model, int rank, String form, JsonObject base) {
        long size =
                base == null ? size(rank) : base.getJsonObject("safetensors").getLong("total");
        // the leading letters of the name, which those made from a base have in common with it
        String type = shortName(model).toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        if (form.equals("gguf")) {
            JsonObject gguf = new JsonObject().put("total", size).put("architecture", type);
            if (vary(rank, "context", 3) > 0) {
                gguf.put("context_length", pick(CONTEXTS, rank, "contexts"));
            }
            model.put("gguf", gguf.put("chat_template", "{% for m in messages %}{{ m.content }}{% endfor %}"));
            return;
        }
        if (!form.equals("unsized") && (!form.equals("other") || vary(rank, "weights", 2) == 0)) {
            // eight 4-bit weights share one I32, so that the plain sum is far below the true size
            JsonObject parameters = form.equals("gptq")
                    ? new JsonObject().put("I32", size / 8).put("F16", size / 20)
                    : new JsonObject().put(pick(DTYPES, rank, "dtype"), size);
            long total = parameters.stream()
                    .mapToLong(entry -> (long) entry.getValue())
                    .sum();
            model.put(
                    "safetensors",
                    new JsonObject().put("parameters", parameters).put("total", total));
        }
        model.put("config", SampleConfig.of(type, model.getString("pipeline_tag", "none"), rank));
    }

    private static long size(int rank) {
        String size = pick(SIZES, rank, "size");
        boolean millions = size.endsWith("M");
        double number = Double.parseDouble(size.substring(0, size.indexOf(millions ? 'M' : 'B')));
        return (long) (number * (millions ? 1e6 : 1e9)) + vary(rank, "parameters", 40_000_000);
    }

    private static void addCard(JsonObject model, int rank, String form, JsonObject base) {
        JsonObject card = new JsonObject();
        String license = pick(LICENSES, rank, "license");
        String languages = pick(LANGUAGES, rank, "language");
        if (!license.equals("none")) {
            card.put("license", rank % 20 == 6 ? new JsonArray().add(license) : license);
        }
        if (license.equals("other")) {
            card.put("license_name", "sample-community-license").put("license_link", "LICENSE");
        }
        if (!languages.equals("none")) {
            card.put(
                    "language",
                    languages.contains(",") ? new JsonArray(words(languages.replace(',', ' '))) : languages);
        }
        if (rank % 4 == 1) {
            card.put("description", "Small & quick: answers in < 50 ms, \"mostly\" right – made up as a sample.");
        }
        if (base != null) {
            String id = base.getString("id");
            String relation = form.equals("finetune") ? form : "quantized";
            JsonObject source =
                    new JsonObject().put("_id", base.getString("_id")).put("id", id);
            JsonObject sources = new JsonObject().put("relation", relation).put("models", new JsonArray().add(source));
            card.put("base_model", vary(rank, "list", 4) == 0 ? new JsonArray().add(id) : id);
            model.put("baseModels", sources);
        }
        if (rank % 25 != 22) {
            model.put("cardData", card);
        }
    }

    private static void addProviders(JsonObject model, int rank) {
        boolean chat = TEXT.equals(model.getString("pipeline_tag")) && model.containsKey("safetensors");
        if (!chat && !"text-to-image".equals(model.getString("pipeline_tag"))) {
            return;
        }
        JsonArray mapping = new JsonArray();
        for (int n = vary(rank, "providers", 5); n > 0; n--) {
            int choice = rank * 8 + n;
            String provider = PROVIDERS.get((rank + n) % PROVIDERS.size());
            JsonObject entry = new JsonObject()
                    .put("provider", provider)
                    .put("providerId", provider + "/" + shortName(model).toLowerCase(Locale.ROOT))
                    .put("status", pick(STATUSES, choice, "status"))
                    .put("task", chat ? "conversational" : "text-to-image")
                    .put("type", "single-model")
                    .put("isModelAuthor", provider.equals(model.getString("author")));
            if (chat && vary(choice, "bare", 4) > 0) {
                addOffer(entry, choice);
            }
            mapping.add(entry);
        }
        if (!mapping.isEmpty()) {
            model.put("inferenceProviderMapping", mapping);
        }
    }

    private static void addOffer(JsonObject entry, int choice) {
        JsonObject details = new JsonObject().put("context_length", pick(CONTEXTS, choice, "served"));
        if (vary(choice, "priced", 5) > 0) {
            Number input = pick(PRICES, choice, "price");
            // the product brings the digits of floating point that real prices have too
            details.put("pricing", new JsonObject().put("input", input).put("output", input.doubleValue() * 3));
        }
        JsonObject performance = new JsonObject().put("tokensPerSecond", 20.5 + vary(choice, "speed", 180));
        performance.put("firstTokenLatencyMs", 150 + vary(choice, "latency", 900));
        JsonObject features = new JsonObject().put("toolCalling", vary(choice, "tools", 3) > 0);
        features.put("structuredOutput", vary(choice, "structured", 2) > 0);
        entry.put("providerDetails", details).put("performance", performance).put("features", features);
    }

    /** The Hub makes the tags from the other fields and the card, so they are made last. */
    private static void addTags(JsonObject model, int rank) {
        JsonArray tags = new JsonArray();
        JsonObject card = model.getJsonObject("cardData", new JsonObject());
        Stream.of(model.getString("library_name"), model.getString("pipeline_tag"))
                .filter(Objects::nonNull)
                .forEach(tags::add);
        Stream.of("safetensors", "gguf").filter(model::containsKey).forEach(tags::add);
        if (rank % 100 == 7) {
            tags.add("古文");
        }
        values(card, "language").forEach(tags::add);
        for (Object id : values(card, "base_model")) {
            tags.add("base_model:" + id);
            tags.add("base_model:" + model.getJsonObject("baseModels").getString("relation") + ":" + id);
        }
        values(card, "license").forEach(license -> tags.add("license:" + license));
        model.put("tags", tags.add("endpoints_compatible").add(rank % 30 == 4 ? "region:eu" : "region:us"));
    }

    private static JsonArray values(JsonObject card, String field) {
        Object value = card.getValue(field);
        return value instanceof JsonArray list ? list : value == null ? new JsonArray() : new JsonArray().add(value);
    }

    /** The first of the models that have an owner, generate text and have weights to do so. */
    static List<JsonObject> chatModels(List<JsonObject> models, int limit) {
        return models.stream()
                .filter(model -> TEXT.equals(model.getString("pipeline_tag")))
                .filter(model -> model.containsKey("safetensors"))
                .filter(model -> model.getString("id").contains("/"))
                .limit(limit)
                .toList();
    }

    /** When a model was made, in seconds, as all but the Hub say it. */
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

    private static String shortName(JsonObject model) {
        return shortName(model.getString("id"));
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString().replace("Z", ".000Z");
    }

    static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    static <T> T pick(List<T> options, int rank, String choice) {
        return options.get(vary(rank, choice, options.size()));
    }

    // a hash instead of a random number: spread out, yet the same on every run, and each choice apart from the others
    static int vary(int rank, String choice, int bound) {
        int hash = (rank + 1) * 0x9E3779B1 ^ choice.hashCode() * 0x85EBCA6B;
        hash = (hash ^ hash >>> 16) * 0xC2B2AE35;
        return Math.floorMod(hash ^ hash >>> 15, bound);
    }

    // an odd factor maps every rank to a number of its own
    private static String hex(int rank, int factor) {
        return HexFormat.of().toHexDigits((rank + 1) * factor * 0x9E3779B97F4A7C15L);
    }
}
