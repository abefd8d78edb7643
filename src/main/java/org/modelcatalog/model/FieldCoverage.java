package org.modelcatalog.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** For how many rows a field is known. */
public final class FieldCoverage {

    private FieldCoverage() {}

    /** Share of rows with a known value by field, 0 to 1, rounded to three decimals; 0 when there are no rows. */
    public static Map<ModelField, Double> of(List<Model> models) {
        var coverage = new EnumMap<ModelField, Double>(ModelField.class);
        for (ModelField field : ModelField.values()) {
            long known = models.stream().filter(field::isKnown).count();
            coverage.put(field, models.isEmpty() ? 0 : Math.round(1000.0 * known / models.size()) / 1000.0);
        }
        return coverage;
    }
}
