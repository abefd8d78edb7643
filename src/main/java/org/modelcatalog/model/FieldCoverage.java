package org.modelcatalog.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** For how many rows a field is known. */
public final class FieldCoverage {

    private static final Map<String, Predicate<Model>> FIELDS = fields();

    private FieldCoverage() {}

    /** Share of rows with a known value by field, 0 to 1, rounded to three decimals; 0 when there are no rows. */
    public static Map<String, Double> of(List<Model> models) {
        var coverage = new LinkedHashMap<String, Double>();
        FIELDS.forEach((field, known) -> coverage.put(field, share(models, known)));
        return coverage;
    }

    private static double share(List<Model> models, Predicate<Model> known) {
        return models.isEmpty()
                ? 0
                : Math.round(1000.0 * models.stream().filter(known).count() / models.size()) / 1000.0;
    }

    private static Map<String, Predicate<Model>> fields() {
        var fields = new LinkedHashMap<String, Predicate<Model>>();
        fields.put("context_length", model -> model.contextLength() != null);
        fields.put("modality", model -> model.architecture().modality() != null);
        fields.put("pricing", model -> model.serving().pricing().complete());
        fields.put("providers", model -> !model.serving().providers().isEmpty());
        fields.put("created", model -> model.created() != null);
        fields.put("downloads", onHub(hub -> hub.downloads() != null));
        fields.put("likes", onHub(hub -> hub.likes() != null));
        fields.put("num_parameters", onHub(hub -> hub.parameters() != null));
        fields.put("license", onHub(hub -> hub.license() != null));
        fields.put("languages", onHub(hub -> !hub.languages().isEmpty()));
        fields.put("library_name", onHub(hub -> hub.libraryName() != null));
        fields.put("last_modified", onHub(hub -> hub.lastModified() != null));
        fields.put("tags", onHub(hub -> !hub.tags().isEmpty()));
        return fields;
    }

    private static Predicate<Model> onHub(Predicate<HubMetrics> known) {
        return model -> model.hub() != null && known.test(model.hub());
    }
}
