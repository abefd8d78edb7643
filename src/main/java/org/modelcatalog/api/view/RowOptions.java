package org.modelcatalog.api.view;

/**
 * What a row is to hold.
 *
 * @param includeHub whether it has {@code huggingface_metrics}; null otherwise
 * @param provenance whether it says where its values come from
 */
public record RowOptions(boolean includeHub, boolean provenance) {}
