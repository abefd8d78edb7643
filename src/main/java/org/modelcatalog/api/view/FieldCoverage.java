package org.modelcatalog.api.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.modelcatalog.model.Model;

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
        fields.put("num_parameters", model -> model.hub() != null && model.hub().parameters() != null);
        fields.put("license", model -> model.hub() != null && model.hub().license() != null);
        fields.put(
                "languages",
                model -> model.hub() != null && !model.hub().languages().isEmpty());
        fields.put("library_name", model -> model.hub() != null && model.hub().libraryName() != null);
        return fields;
    }
}
