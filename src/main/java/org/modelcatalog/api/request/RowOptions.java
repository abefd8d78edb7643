package org.modelcatalog.api.request;

import java.util.List;

/**
 * Options of a row.
 *
 * @param includeHub whether {@code huggingface_metrics} is filled; null otherwise
 * @param provenance whether the row says where its values come from
 * @param fields the fields to return, each once and in the order of a row; empty = all
 */
public record RowOptions(boolean includeHub, boolean provenance, List<String> fields) {

    /** The options of a request without any. */
    public static final RowOptions USUAL = new RowOptions(true, false, List.of());

    /** The same options for a row with every field. */
    public RowOptions withAllFields() {
        return new RowOptions(includeHub, provenance, List.of());
    }
}
