package org.modelcatalog.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures how many rows know each field. */
public final class FieldCoverage {

    private FieldCoverage() {}

    /** Returns the share of rows that know each field, 0 to 1, rounded to three decimals; 0 without rows. */
    public static Map<ModelField, Double> of(List<Model> models) {
        var coverage = new EnumMap<ModelField, Double>(ModelField.class);
        for (ModelField field : ModelField.values()) {
            long known = models.stream().filter(field::isKnown).count();
            coverage.put(field, models.isEmpty() ? 0 : Math.round(1000.0 * known / models.size()) / 1000.0);
        }
        return coverage;
    }
}
