package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Adds the author's model card, and the tags that the Hub derives from it. */
final class SampleCard {

    private static final List<String> LICENSES =
            words("apache-2.0 apache-2.0 mit mit openrail cc-by-nc-4.0 other none");
    private static final List<String> LANGUAGES = words("en en en,fr zh,en en,fr,zh,de none");

    private SampleCard() {}

    static void add(JsonObject model, int rank, String form, JsonObject base) {
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

    /** Must run last: the Hub derives the tags from the other fields and the card. */
    static void addTags(JsonObject model, int rank) {
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
}
