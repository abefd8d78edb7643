package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.stream.Stream;

/** Adds the author's model card, and the tags that the Hub derives from it. */
final class SampleCard {

    private SampleCard() {}

    static void add(JsonObject model, int rank, String form, JsonObject base) {
        JsonObject card = new JsonObject();
        String license = pick(rank, "license");
        Object language = pick(rank, "language");
        if (license != null) {
            card.put("license", rank % 20 == 6 ? JsonArray.of(license) : license);
        }
        if ("other".equals(license)) {
            card.put("license_name", "sample-community-license").put("license_link", "LICENSE");
        }
        if (language != null) {
            card.put("language", language);
        }
        if (rank % 4 == 1) {
            card.put("description", "Small & quick: answers in < 50 ms, \"mostly\" right – made up as a sample.");
        }
        if (base != null) {
            String id = base.getString("id");
            JsonArray sources = JsonArray.of(JsonObject.of("_id", base.getString("_id"), "id", id));
            String relation = form.equals("finetune") ? form : "quantized";
            card.put("base_model", vary(rank, "list", 4) == 0 ? JsonArray.of(id) : id);
            model.put("baseModels", JsonObject.of("relation", relation, "models", sources));
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
        return value instanceof JsonArray list ? list : value == null ? new JsonArray() : JsonArray.of(value);
    }
}
