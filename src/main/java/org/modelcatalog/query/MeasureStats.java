package org.modelcatalog.query;

import java.math.BigDecimal;

/**
 * Summarises a measure over some models.
 *
 * @param min null = no model has a value
 * @param max null = no model has a value
 * @param known number of models that have a value
 */
public record MeasureStats(BigDecimal min, BigDecimal max, int known) {

    static final MeasureStats NONE = new MeasureStats(null, null, 0);
}
