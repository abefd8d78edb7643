package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.StatedTime;
import org.modelcatalog.model.Weights;

/**
 * Makes a model of a row that history keeps: the inverse of {@link HistoryRow}, whose row of the result is the same again.
 * What history leaves out is unknown in it: downloads, likes, trending score, latency, throughput, the origins of values and
 * when the model was first seen.
 */
final class LoggedModel {

    private static final String HUB = "https://huggingface.co/";

    private LoggedModel() {}

    /**
     * Returns the model of a row.
     *
     * @param gateway slug
     * @param id of the model
     * @param at when it was listed so
     */
    static Model of(String gateway, String id, Map<String, Object> values, Instant at) {
        var row = new LoggedFields(values);
        String expiration = row.text("expiration_date");
        boolean ended =
                StatedTime.parse(expiration).filter(stated -> stated.isOver(at)).isPresent();
        HubMetrics hub = hub(row);
        Model named = model(gateway, id, row, null, hub, List.of(), ended);
        List<String> known = named.ids();
        List<String> others =
                row.texts("ids").stream().filter(name -> !known.contains(name)).toList();
        String description = row.text("description");
        return named.summary().equals(description) && others.isEmpty()
                ? named
                : model(gateway, id, row, named.summary().equals(description) ? null : description, hub, others, ended);
    }

    private static Model model(
            String gateway,
            String id,
            LoggedFields row,
            String description,
            HubMetrics hub,
            List<String> aliases,
            boolean ended) {
        String slug = row.text("canonical_slug");
        String name = row.text("name");
        return new Model(
                id,
                slug == null ? id : slug,
                row.text("hugging_face_id"),
                aliases,
                name == null ? id : name,
                row.text("provider_slug"),
                row.text("provider_site_url"),
                List.of(gateway),
                row.text("created"),
                description,
                row.text("alias_of"),
                architecture(row.object("architecture")),
                new Serving(LoggedOffers.of(row, id)),
                facts(row, hub),
                hub,
                Map.of(),
                ended ? new Listing(null, null, true) : Listing.NOW);
    }

    private static Architecture architecture(LoggedFields fields) {
        return new Architecture(
                modalities(fields.texts("input_modalities")),
                modalities(fields.texts("output_modalities")),
                fields.text("tokenizer"),
                fields.text("instruct_type"));
    }

    /** In their order; none if one is not known, since the list would claim that the model lacks it. */
    private static List<Modality> modalities(List<String> labels) {
        List<Modality> known = labels.stream()
                .flatMap(label -> Modality.of(List.of(label)).stream())
                .toList();
        return known.size() == labels.size() ? known : List.of();
    }

    private static Facts facts(LoggedFields row, HubMetrics hub) {
        LoggedFields end = row.object("lifecycle");
        return new Facts(
                row.hasObject("reasoning") ? reasoning(row.object("reasoning")) : null,
                row.text("knowledge_cutoff"),
                row.text("expiration_date"),
                row.value("benchmarks") == null ? null : HistoryJson.text(row.value("benchmarks")),
                row.textsOrNull("supported_voices"),
                hub == null ? parameters(row.object("huggingface_metrics")) : null,
                row.hasObject("lifecycle")
                        ? new Deprecation(end.text("deprecated_at"), end.text("replacement"), end.text("source"))
                        : null,
                List.of());
    }

    private static Reasoning reasoning(LoggedFields fields) {
        return new Reasoning(
                fields.flag("mandatory"),
                fields.flag("default_enabled"),
                fields.text("default_effort"),
                fields.textsOrNull("supported_efforts"),
                fields.flag("supports_max_tokens"));
    }

    /** The rule that counted them is not remembered. */
    private static ParameterCount parameters(LoggedFields metrics) {
        Long value = metrics.count("num_parameters");
        return value == null ? null : new ParameterCount(value, null);
    }

    /** Null for a model that was not on the Hub: the row of one that was has an object of its weights. */
    private static HubMetrics hub(LoggedFields row) {
        if (!row.hasObject("weights")) {
            return null;
        }
        LoggedFields fields = row.object("huggingface_metrics");
        String hubId = row.text("hugging_face_id");
        return new HubMetrics(
                null,
                null,
                null,
                fields.text("pipeline_tag"),
                parameters(fields),
                gated(fields.value("gated")),
                fields.flag("private"),
                fields.text("last_modified"),
                fields.text("author"),
                hubId == null ? null : HUB + hubId,
                row.object("limits").count("native_context"),
                null,
                null,
                fields.text("license"),
                fields.text("library_name"),
                fields.texts("languages"),
                fields.texts("base_models"),
                fields.texts("tags"),
                fields.text("license_name"),
                fields.text("license_link"),
                fields.texts("datasets"),
                fields.flag("disabled"),
                weights(row.object("weights")));
    }

    private static Weights weights(LoggedFields fields) {
        LoggedFields quantization = fields.object("quantization");
        return new Weights(
                fields.object("dtypes").counts(),
                fields.hasObject("quantization")
                        ? new Weights.Quantization(
                                quantization.text("method"), quantization.number("bits"), quantization.text("format"))
                        : null,
                fields.count("bytes"),
                fields.text("architecture"),
                fields.text("model_type"),
                fields.text("gguf_architecture"),
                fields.text("revision"));
    }

    private static Gated gated(Object value) {
        if (Boolean.FALSE.equals(value)) {
            return Gated.NO;
        }
        return "auto".equals(value) ? Gated.AUTO : "manual".equals(value) ? Gated.MANUAL : null;
    }
}
