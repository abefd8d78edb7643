package org.modelcatalog.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields of a row that may be unknown, in the order of a row. */
public enum ModelField {
    CREATED("created", known(Model::created)),
    DESCRIPTION("description", known(Model::description)),
    CONTEXT_LENGTH("context_length", known(Model::contextLength)),
    MODALITY("modality", known(model -> model.architecture().modality())),
    TOKENIZER("tokenizer", known(model -> model.architecture().tokenizer())),
    INSTRUCT_TYPE("instruct_type", known(model -> model.architecture().instructType())),
    PRICING("pricing", model -> model.serving().pricing().complete()),
    HUB_METRICS(
            "huggingface_metrics", model -> model.hub() != null && model.hub().known()),
    DOWNLOADS("downloads", known(onHub(HubMetrics::downloads))),
    LIKES("likes", known(onHub(HubMetrics::likes))),
    NUM_PARAMETERS("num_parameters", known(Model::parameters)),
    LAST_MODIFIED("last_modified", known(onHub(HubMetrics::lastModified))),
    LICENSE("license", known(onHub(HubMetrics::license))),
    LIBRARY_NAME("library_name", known(onHub(HubMetrics::libraryName))),
    LANGUAGES("languages", known(onHub(HubMetrics::languages))),
    BASE_MODELS("base_models", known(onHub(HubMetrics::baseModels))),
    TAGS("tags", known(onHub(HubMetrics::tags))),
    PROVIDERS("providers", known(model -> model.serving().offers())),
    TOP_PROVIDER("top_provider", model -> model.serving().top().isPresent()),
    SUPPORTED_PARAMETERS("supported_parameters", known(model -> model.serving().supportedParameters())),
    NATIVE_CONTEXT("native_context", known(Model::nativeContext)),
    CAPABILITIES(
            "capabilities",
            model -> Arrays.stream(Capability.values()).anyMatch(capability -> model.has(capability) != null)),
    REASONING("reasoning", known(model -> model.facts().reasoning())),
    KNOWLEDGE_CUTOFF("knowledge_cutoff", known(model -> model.facts().knowledgeCutoff())),
    EXPIRATION_DATE("expiration_date", known(model -> model.facts().expirationDate())),
    BENCHMARKS("benchmarks", known(model -> model.facts().benchmarks())),
    SUPPORTED_VOICES("supported_voices", known(model -> model.facts().supportedVoices())),
    WEIGHTS("weights", model -> model.hub() != null && !model.hub().weights().equals(Weights.UNKNOWN)),
    MAX_OUTPUT("max_output", known(model -> model.serving().limits().maxOutput())),
    INPUT_CACHE_READ(
            "input_cache_read", known(model -> model.serving().pricing().of(Price.INPUT_CACHE_READ))),
    INPUT_CACHE_WRITE(
            "input_cache_write", known(model -> model.serving().pricing().of(Price.INPUT_CACHE_WRITE)));

    private final String label;
    private final Predicate<Model> known;

    ModelField(String label, Predicate<Model> known) {
        this.label = label;
        this.known = known;
    }

    /** Returns the name that clients see, for example {@code context_length}. */
    public String label() {
        return label;
    }

    /** Whether the field is one of the Hub's metrics. */
    public boolean isHubMetric() {
        return compareTo(HUB_METRICS) >= 0 && compareTo(TAGS) <= 0;
    }

    /** Whether this row has a value for the field. */
    public boolean isKnown(Model model) {
        return known.test(model);
    }

    /** Returns the share of rows that know each field, 0 to 1, rounded to three decimals; 0 without rows. */
    public static Map<ModelField, Double> coverage(List<Model> models) {
        return coverage(models, origin -> true);
    }

    /** Returns the same, of values that have no stated origin or one that counts. */
    public static Map<ModelField, Double> coverage(List<Model> models, Predicate<Origin> counts) {
        var coverage = new EnumMap<ModelField, Double>(ModelField.class);
        for (ModelField field : values()) {
            long known = models.stream()
                    .filter(field::isKnown)
                    .filter(model -> Optional.ofNullable(model.origins().get(field))
                            .filter(counts.negate())
                            .isEmpty())
                    .count();
            coverage.put(field, models.isEmpty() ? 0 : Math.round(1000.0 * known / models.size()) / 1000.0);
        }
        return coverage;
    }

    /** Whether a value is known: neither null nor an empty list. */
    public static boolean isValue(Object value) {
        return value != null && !(value instanceof List<?> list && list.isEmpty());
    }

    private static Predicate<Model> known(Function<Model, Object> value) {
        return model -> isValue(value.apply(model));
    }

    private static Function<Model, Object> onHub(Function<HubMetrics, Object> value) {
        return model -> model.hub() == null ? null : value.apply(model.hub());
    }
}
