package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of what is neither paged nor sorted: a gateway and filters. */
public class FacetParameters {

    @RestQuery
    @DefaultValue("hug")
    @Parameter(description = ListParameters.GATEWAY, example = "hug")
    String gateway;

    @BeanParam
    FilterParameters filters;

    /**
     * Reads the query of the models that are counted.
     *
     * @throws ProblemException naming the first parameter that is wrong
     */
    public ListQuery parse(Gateways gateways) {
        return new ListQuery(gateways.resolve(gateway), filters.parse(), null, 0, null, RowOptions.USUAL);
    }
}
