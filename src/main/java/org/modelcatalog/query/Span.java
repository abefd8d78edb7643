package org.modelcatalog.query;

import java.math.BigDecimal;

/**
 * What values some models have.
 *
 * @param min null = no model has one
 * @param max null = no model has one
 * @param known how many models have one
 */
public record Span(BigDecimal min, BigDecimal max, int known) {

    static final Span NONE = new Span(null, null, 0);
}
