package org.modelcatalog.api.request;

import java.util.List;

/**
 * What a row is to hold.
 *
 * @param includeHub whether it has {@code huggingface_metrics}; null otherwise
 * @param provenance whether it says where its values come from
 * @param fields the fields it has, each once and in the order of a row; empty = all
 */
public record RowOptions(boolean includeHub, boolean provenance, List<String> fields) {

    /** A row as nearly everybody asks for it. */
    public static final RowOptions USUAL = new RowOptions(true, false, List.of());

    /** The same row with all its fields. */
    public RowOptions withAllFields() {
        return new RowOptions(includeHub, provenance, List.of());
    }
}
