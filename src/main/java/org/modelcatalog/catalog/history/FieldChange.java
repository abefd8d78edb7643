package org.modelcatalog.catalog.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One field of a model has another value.
 *
 * @param id of the model, verbatim
 * @param field a {@link RowPath}; {@link RowPath#ADDED} and {@link RowPath#REMOVED} are about the whole model
 * @param from the value before, in the form of a row's JSON; null = unknown or none. A removed model is not repeated here
 * @param to the value since, in the same form; of an added model its whole row; null = unknown or none
 * @param source the API that states the value, for example {@code router}
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String id, String field, Object from, Object to, String source) {}
