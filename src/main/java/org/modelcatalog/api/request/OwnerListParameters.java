package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of a list of owners: it has an order and fields of its own. */
public class OwnerListParameters {

    @BeanParam
    FacetParameters models;

    @RestQuery
    @Parameter(
            description = "Owners to return, 1 to 1000; absent = all",
            example = "5",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Owners to skip; past the end is an empty page",
            example = "0",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "2147483647", defaultValue = "0"))
    String offset;

    /**
     * Reads the query of the models whose owners are listed.
     *
     * @throws ProblemException naming the first parameter that is wrong
     */
    public ListQuery parse(Gateways gateways) {
        ListQuery all = models.parse(gateways);
        return new ListQuery(
                all.gateway(),
                all.filter(),
                null,
                ParameterReader.offset(offset),
                ParameterReader.limit(limit, ListParameters.ALL),
                RowOptions.USUAL);
    }
}
