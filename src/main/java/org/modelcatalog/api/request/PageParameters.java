package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of a page of filtered models, or of their owners. */
public class PageParameters {

    /** The names that this class reads. */
    static final Set<String> NAMES = names(FilterParameters.NAMES, "limit", "offset");

    @BeanParam
    FilterParameters filters;

    @RestQuery
    @Parameter(
            description = "Rows to return, 1 to 1000; absent = all, in a search 20",
            example = "5",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Rows to skip; an offset beyond the last row returns an empty page",
            example = "0",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "2147483647", defaultValue = "0"))
    String offset;

    /** Parameters that came in another way than in a query string, as {@link FilterParameters#of}. */
    static PageParameters of(Map<String, List<String>> given) {
        var parameters = new PageParameters();
        parameters.filters = FilterParameters.of(given);
        parameters.limit = ParameterReader.first(given, "limit");
        parameters.offset = ParameterReader.first(given, "offset");
        return parameters;
    }

    /**
     * Reads the query.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    public ListQuery parse(Gateways gateways) {
        return parse(gateways, ListDefaults.HUB, NAMES);
    }

    /** The same for a route with other defaults. */
    public ListQuery parse(Gateways gateways, ListDefaults defaults) {
        return WholeHubRules.checked(parse(gateways, defaults, NAMES));
    }

    /**
     * The same for a route with other defaults.
     *
     * @param known the names that the route reads
     */
    public ListQuery parse(Gateways gateways, ListDefaults defaults, Set<String> known) {
        return filters.parse(gateways, defaults, known)
                .slice(ParameterReader.offset(offset), ParameterReader.limit(limit, defaults.limit()));
    }

    /** Returns these names and those that a route reads beside them. */
    public static Set<String> with(Set<String> own) {
        return names(NAMES, own.toArray(String[]::new));
    }

    static Set<String> names(Set<String> inherited, String... own) {
        return Stream.concat(inherited.stream(), Stream.of(own)).collect(Collectors.toUnmodifiableSet());
    }
}
