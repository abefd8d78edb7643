package org.modelcatalog.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Sort;

/** Adds the parameters of facets and measures to routes that filter, and the sort keys to routes that sort. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FiltersInOpenApi implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        List<Parameter> documented = operation.getParameters();
        if (documented != null) {
            var parameters = new ArrayList<Parameter>();
            for (Parameter parameter : documented) {
                parameters.add(parameter);
                if (parameter.getName().equals(FilterParameters.PROVIDER)) {
                    Arrays.stream(Facet.values()).map(FiltersInOpenApi::facet).forEach(parameters::add);
                    Measure.RANGED.stream().flatMap(FiltersInOpenApi::range).forEach(parameters::add);
                } else if (parameter.getName().equals("sort") && isOpen(parameter.getSchema())) {
                    parameter.schema(string().pattern("^-?(" + Sort.KEYS.replace(", ", "|") + ")$"));
                }
            }
            operation.setParameters(parameters);
        }
        return operation;
    }

    /** A route with words of its own for orders lists them. */
    private static boolean isOpen(Schema schema) {
        return schema == null || schema.getEnumeration() == null;
    }

    private static Parameter facet(Facet facet) {
        return parameter(
                        facet.label(),
                        facet.description() + "; several: " + facet.written().several())
                .schema(schema(SchemaType.ARRAY).items(string()))
                .example(List.of(facet.example()));
    }

    private static Stream<Parameter> range(Measure measure) {
        String from = measure.isTime() ? "; at this time or later" : "; at least";
        String to = measure.isTime() ? "; before this time" : "; at most";
        return Stream.of(
                parameter(measure.lower(), measure.description() + from)
                        .schema(number(measure))
                        .example(measure.example()),
                parameter(measure.upper(), measure.description() + to)
                        .schema(number(measure))
                        .example(measure.example()));
    }

    private static Schema number(Measure measure) {
        return switch (measure.unit()) {
            case COUNT, SCORE -> string().pattern("^([0-9]{1,19}|[0-9]{1,15}(\\.[0-9]{1,9})?[kKmMbBtT])$");
            case USD_PER_MILLION, TOKENS_PER_SECOND, MILLISECONDS, POINTS ->
                schema(SchemaType.NUMBER).minimum(BigDecimal.ZERO);
            case TIME -> string();
        };
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(description);
    }

    private static Schema string() {
        return schema(SchemaType.STRING);
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
