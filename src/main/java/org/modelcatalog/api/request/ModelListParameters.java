package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of a list of models. */
public class ModelListParameters {

    /** Selects a past moment. */
    public static final String MOMENT = "as_of";

    public static final String AS_OF =
            "The models as they were at this past moment: ISO-8601 date or time; UTC without a zone. Downloads, likes,"
                    + " trending score, latency and throughput are null. Absent = now";

    /** The names that this class reads. */
    static final Set<String> NAMES = PageParameters.names(ListParameters.NAMES, "cursor", "include", MOMENT);

    @BeanParam
    ListParameters list;

    @RestQuery
    @Parameter(
            description =
                    "The `next_cursor` of the previous page, in place of `offset`, with the same gateway, filters and"
                            + " `sort`. If the catalog was replaced in between, the page starts after the last model of"
                            + " the previous page, and `snapshot_changed` is true",
            example = "")
    String cursor;

    @RestQuery
    @Parameter(
            description = "`withdrawn`: models that have left their list, too, after those that are listed",
            example = "",
            schema = @Schema(type = SchemaType.STRING, enumeration = "withdrawn"))
    String include;

    @RestQuery(MOMENT)
    @Parameter(description = AS_OF, example = "")
    String asOf;

    /** Parameters that came in another way than in a query string, as {@link FilterParameters#of}. */
    public static ModelListParameters of(Map<String, List<String>> given) {
        var parameters = new ModelListParameters();
        parameters.list = ListParameters.of(given);
        parameters.cursor = ParameterReader.first(given, "cursor");
        parameters.include = ParameterReader.first(given, "include");
        return parameters;
    }

    /**
     * Reads the query.
     *
     * @param allowed the fields that clients may choose from
     * @throws ProblemException naming the first invalid parameter
     */
    public ListQuery parse(Gateways gateways, List<String> allowed) {
        return parse(gateways, allowed, ListDefaults.WHOLE_HUB);
    }

    /** The same with other defaults. */
    public ListQuery parse(Gateways gateways, List<String> allowed, ListDefaults defaults) {
        ListQuery query = list.parse(gateways, allowed, defaults, NAMES)
                .withdrawn(ParameterReader.withdrawn(include))
                .asOf(ParameterReader.asOf(asOf));
        if (query.withdrawn() && query.asOf() != null) {
            throw ProblemException.badParameter("include", "absent where there is as_of", include);
        }
        WholeHubRules.checked(query);
        if (cursor == null || cursor.isEmpty()) {
            return query;
        }
        if (list.page.offset != null) {
            throw ProblemException.badParameter("cursor", "absent where there is an offset", cursor);
        }
        return query.after(cursor);
    }
}
