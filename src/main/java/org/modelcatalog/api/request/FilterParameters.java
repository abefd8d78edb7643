package org.modelcatalog.api.request;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
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
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;

/**
 * The gateway and the filters of a request: the fields of this class, one parameter for each {@link Facet} and two for
 * each {@link Measure}. The OpenAPI document lists the latter by a filter of its own. Several values, repeated or between
 * commas, are alternatives unless the facet says otherwise; a model must match every filter.
 */
public class FilterParameters {

    /** Another name of the parameter {@code owner}. The OpenAPI document lists facets and measures behind it. */
    public static final String PROVIDER = "provider";

    public static final String GATEWAY =
            "Gateway, by slug or alias, in any case; `/v1/catalog/gateways` lists them, `all` merges them";

    private static final String OWNER = "owner";

    /** The names that this class reads. */
    static final Set<String> NAMES = Stream.of(
                    Stream.of("gateway", OWNER, PROVIDER, "q"),
                    Stream.of(Facet.values()).map(Facet::label),
                    Measure.RANGED.stream().flatMap(measure -> Stream.of(measure.lower(), measure.upper())))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    @RestQuery
    @Parameter(description = GATEWAY + ". Absent = `hug`, in the formats of other tools `all`", example = "hug")
    String gateway;

    @RestQuery(OWNER)
    @Parameter(
            description = "Only models of this owner, in any case; a leading `@` is ignored; several: any of these",
            example = "[\"acme-ai\"]")
    List<String> owner;

    @RestQuery(PROVIDER)
    @Parameter(description = "The same as `owner`, by its former name", example = "[\"acme-ai\"]")
    List<String> provider;

    @RestQuery
    @Parameter(
            description = "Only models whose id or name contains every word, 1 to 200 characters",
            example = "aurora 7b",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    String q;

    @Context
    UriInfo request;

    /** Null where the parameters came in a query string. */
    private Map<String, List<String>> given;

    /**
     * Parameters that came in another way than in a query string, with the same rules.
     *
     * @param given values by name
     */
    public static FilterParameters of(Map<String, List<String>> given) {
        var parameters = new FilterParameters();
        parameters.gateway = ParameterReader.first(given, "gateway");
        parameters.owner = given.get(OWNER);
        parameters.provider = given.get(PROVIDER);
        parameters.q = ParameterReader.first(given, "q");
        parameters.given = given;
        return parameters;
    }

    /**
     * Reads a query for every matching model.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    public ListQuery parse(Gateways gateways) {
        return parse(gateways, ListDefaults.HUB);
    }

    /**
     * The same at a past moment.
     *
     * @param asOf as it came; null = now
     */
    public ListQuery parse(Gateways gateways, String asOf) {
        return WholeHubRules.checked(
                parse(gateways, ListDefaults.WHOLE_HUB, PageParameters.names(NAMES, ModelListParameters.MOMENT))
                        .asOf(ParameterReader.asOf(asOf)));
    }

    /** The same with other defaults. */
    public ListQuery parse(Gateways gateways, ListDefaults defaults) {
        return parse(gateways, defaults, NAMES);
    }

    /** @param known the names that the route reads */
    ListQuery parse(Gateways gateways, ListDefaults defaults, Set<String> known) {
        Map<String, List<String>> values = given == null ? request.getQueryParameters() : given;
        String named = gateway == null ? defaults.gateway() : gateway;
        return new ListQuery(
                defaults.wholeHub() ? gateways.resolveListed(named) : gateways.resolve(named),
                filter(values),
                null,
                0,
                null,
                RowOptions.USUAL,
                null,
                false,
                null,
                IgnoredParameters.of(values.keySet(), known));
    }

    private ModelFilter filter(Map<String, List<String>> values) {
        Map<Facet, List<String>> words = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> stated = stated(values.get(facet.label()));
            if (!stated.isEmpty()) {
                words.put(facet, FilterReader.words(facet, stated));
            }
        }
        Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.RANGED) {
            String lower = first(values.get(measure.lower()));
            String upper = first(values.get(measure.upper()));
            if (lower != null || upper != null) {
                ranges.put(measure, FilterReader.range(measure, lower, upper));
            }
        }
        return new ModelFilter(owners(), words, ranges, FilterReader.text(q));
    }

    private OwnerFilter owners() {
        List<String> owners = stated(owner);
        List<String> former = stated(provider);
        OwnerFilter asked =
                owners.isEmpty() ? FilterReader.owners(PROVIDER, former) : FilterReader.owners(OWNER, owners);
        if (!owners.isEmpty() && !former.isEmpty() && !asked.equals(FilterReader.owners(PROVIDER, former))) {
            throw ProblemException.badParameter(
                    OWNER, "equal to provider, its other name, or the only one of both", String.join(",", owners));
        }
        return asked;
    }

    /** The values of a parameter; an empty one is absent. */
    private static List<String> stated(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isEmpty()).toList();
    }

    private static String first(List<String> values) {
        List<String> stated = stated(values);
        return stated.isEmpty() ? null : stated.get(0);
    }
}
