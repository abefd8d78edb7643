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

/** The query parameters of a list of rows. */
public class ListParameters {

    public static final String INCLUDE_HUGGINGFACE = "Whether rows have `huggingface_metrics`; null when false";
    public static final String PROVENANCE =
            "Whether rows say where their values come from: source, rule and time, by field";

    /** The names that this class reads. */
    static final Set<String> NAMES =
            PageParameters.names(PageParameters.NAMES, "sort", "include_huggingface", "provenance", "fields");

    @BeanParam
    PageParameters page;

    @RestQuery
    @Parameter(
            description =
                    "Order of the models; `-` before the key sorts descending. Unknown values come last either way."
                            + " Absent = the order of the catalog",
            example = "-downloads")
    String sort;

    @RestQuery("include_huggingface")
    @Parameter(
            description = INCLUDE_HUGGINGFACE,
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    String includeHuggingFace;

    @RestQuery
    @Parameter(
            description = PROVENANCE,
            example = "false",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String provenance;

    @RestQuery
    @Parameter(
            description =
                    "Only these fields of each row: names separated by commas, or repeated parameters. Absent = every"
                            + " field",
            example = "[\"id,name,pricing\"]")
    List<String> fields;

    /** Parameters that came in another way than in a query string, as {@link FilterParameters#of}. */
    static ListParameters of(Map<String, List<String>> given) {
        var parameters = new ListParameters();
        parameters.page = PageParameters.of(given);
        parameters.sort = ParameterReader.first(given, "sort");
        parameters.includeHuggingFace = ParameterReader.first(given, "include_huggingface");
        parameters.provenance = ParameterReader.first(given, "provenance");
        parameters.fields = given.get("fields");
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
        return WholeHubRules.checked(parse(gateways, allowed, defaults, NAMES));
    }

    /** @param known the names that the route reads */
    ListQuery parse(Gateways gateways, List<String> allowed, ListDefaults defaults, Set<String> known) {
        return page.parse(gateways, defaults, known)
                .rows(
                        FilterReader.sort(sort),
                        FieldSelection.choose(
                                fields, allowed, ParameterReader.rowOptions(includeHuggingFace, provenance)));
    }
}
