package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleChoice.words;
import static org.modelcatalog.sample.SampleModels.shortName;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Adds a model's weights as the Hub reads them from the files: a dtype map, or the header of a GGUF. */
final class SampleWeights {

    private static final List<String> SIZES = words("8B 0.5B 1.5B 3B 7B 13B 30B-A3B 32B 70B 350M 405B");
    private static final List<String> DTYPES = words("BF16 BF16 BF16 F16 F32 F8_E4M3");
    static final List<Integer> CONTEXTS = List.of(4096, 8192, 32768, 131072, 262144, 1048576);

    private SampleWeights() {}

    /** Returns the size token of the name, such as {@code 8B}; the number of weights is close to it. */
    static String label(int rank) {
        return pick(SIZES, rank, "size");
    }

    static void add(JsonObject model, int rank, String form, JsonObject base) {
        long size =
                base == null ? size(rank) : base.getJsonObject("safetensors").getLong("total");
        // the leading letters of the name, which a derived model shares with its base
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
            // eight 4-bit weights share one I32, so the plain sum is far below the true size
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
        String size = label(rank);
        boolean millions = size.endsWith("M");
        double number = Double.parseDouble(size.substring(0, size.indexOf(millions ? 'M' : 'B')));
        return (long) (number * (millions ? 1e6 : 1e9)) + vary(rank, "parameters", 40_000_000);
    }
}
