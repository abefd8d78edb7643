package org.modelcatalog.api.answer;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/**
 * How a room shows models as rows. Each has one constant of it, by which rows and bodies are kept.
 *
 * @param name part of the tag of every list of such rows
 * @param row renders a model
 * @param fields the names that clients may choose from, in their order
 * @param always fields that a row has whichever a client chooses
 */
public record RowView(
        String name, BiFunction<Model, RowOptions, Object> row, List<String> fields, List<String> always) {

    /** The fields that these options leave; empty = all. */
    List<String> chosen(RowOptions options) {
        return options.fields().isEmpty()
                ? List.of()
                : Stream.concat(always.stream(), options.fields().stream()).toList();
    }
}
