package org.modelcatalog.api.answer;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/**
 * A row format. Each is one constant, the key of its rows in {@link RowCache}.
 *
 * @param name part of the tag of lists of such rows
 * @param row creates the row of a model
 * @param fields the fields that clients may choose from, in order
 * @param always fields that every row has, whichever a client chooses
 */
public record RowView(
        String name, BiFunction<Model, RowOptions, Object> row, List<String> fields, List<String> always) {

    /** The fields of rows with these options; empty = all. */
    List<String> chosen(RowOptions options) {
        return options.fields().isEmpty()
                ? List.of()
                : Stream.concat(always.stream(), options.fields().stream()).toList();
    }
}
