package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of a list of rows. */
public class ListParameters {

    /** The rows of a list without a limit. */
    static final String ALL = "all";

    public static final String GATEWAY =
            "Gateway, by slug or alias, in any case; `/v1/catalog/gateways` lists them, `all` merges them";
    public static final String INCLUDE_HUGGINGFACE = "Whether rows carry `huggingface_metrics`; null when false";
    public static final String PROVENANCE =
            "Whether rows say where their values come from: source, rule and time, by field";

    @RestQuery
    @DefaultValue("hug")
    @Parameter(description = GATEWAY, example = "hug")
    String gateway;

    @BeanParam
    FilterParameters filters;

    @RestQuery
    @Parameter(
            description =
                    "Order of the models, with `-` before it the largest first; unknown values come last either way."
                            + " Absent = as the catalog lists them",
            example = "-downloads")
    String sort;

    @RestQuery
    @Parameter(
            description = "Rows to return, 1 to 1000; absent = all, in a search 20",
            example = "5",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Rows to skip; past the end is an empty page",
            example = "0",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "2147483647", defaultValue = "0"))
    String offset;

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
                    "Only these fields of every row, by name, commas between them; repeated: all of these. Absent ="
                            + " every field",
            example = "[\"id,name,pricing\"]")
    List<String> fields;

    /**
     * Reads the query.
     *
     * @param allowed the fields that rows have, of which clients may choose
     * @throws ProblemException naming the first parameter that is wrong
     */
    public ListQuery parse(Gateways gateways, List<String> allowed) {
        return parse(gateways, allowed, ParameterReader.limit(limit, ALL));
    }

    /**
     * Reads the query of a list that is never whole.
     *
     * @param usual the limit of a request without one
     */
    public ListQuery parse(Gateways gateways, List<String> allowed, int usual) {
        Integer given = ParameterReader.limit(limit, String.valueOf(usual));
        return parse(gateways, allowed, given == null ? Integer.valueOf(usual) : given);
    }

    private ListQuery parse(Gateways gateways, List<String> allowed, Integer most) {
        return new ListQuery(
                gateways.resolve(gateway),
                filters.parse(),
                FilterReader.sort(sort),
                ParameterReader.offset(offset),
                most,
                FieldSelection.choose(fields, allowed, ParameterReader.rowOptions(includeHuggingFace, provenance)));
    }
}
