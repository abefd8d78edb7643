package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.Cursor;

/** The query parameters of a list of models. */
public class ModelListParameters {

    @BeanParam
    ListParameters list;

    @RestQuery
    @Parameter(
            description =
                    "The `next_cursor` of the page before, in place of `offset`, with the same gateway, filters and `sort`."
                            + " When the catalog was replaced meanwhile, the page begins behind the last model of that"
                            + " page, and `snapshot_changed` says so",
            example = "")
    String cursor;

    /**
     * Reads the query.
     *
     * @param allowed the fields that rows have, of which clients may choose
     * @throws ProblemException naming the first parameter that is wrong
     */
    public ModelListQuery parse(Gateways gateways, List<String> allowed) {
        ListQuery query = list.parse(gateways, allowed);
        if (cursor == null || cursor.isEmpty()) {
            return new ModelListQuery(query, null);
        }
        if (list.offset != null) {
            throw ProblemException.badParameter("cursor", "absent where there is an offset", cursor);
        }
        Cursor known = Cursor.parse(cursor)
                .orElseThrow(() -> ProblemException.badParameter("cursor", "the next_cursor of another page", cursor));
        if (!known.query().equals(ModelListQuery.mark(query))) {
            throw ProblemException.badParameter(
                    "cursor", "the next_cursor of a page with the same gateway, filters and sort", cursor);
        }
        return new ModelListQuery(query, known);
    }
}
