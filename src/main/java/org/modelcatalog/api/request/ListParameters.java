package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.answer.FieldSelection;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.source.Gateway;

/** The query of a list, as it comes. */
public class ListParameters {

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
            example = "-downloads",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            pattern = "^-?(downloads|likes|trending|created|modified|params|context|price|name)$"))
    String sort;

    @RestQuery
    @Parameter(
            description = "Rows to return, 1 to 1000; absent = all, in a search 20",
            example = "5",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    String limit;

    @RestQuery
    @Parameter(
            description = "Rows to leave out first; past the end is an empty page",
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

    /** The whole list of a gateway's models that match. */
    public static ListParameters of(String gateway, FilterParameters filters) {
        var parameters = new ListParameters();
        parameters.gateway = gateway;
        parameters.filters = filters;
        return parameters;
    }

    /**
     * The query, understood.
     *
     * @throws BadParameterException naming the first parameter that is wrong
     */
    public ListQuery parse(Gateways gateways) {
        return new ListQuery(
                gateways.resolve(gateway),
                filters.parse(),
                FilterReader.sort(sort),
                ParameterReader.offset(offset),
                ParameterReader.limit(limit),
                FieldSelection.choose(fields, ParameterReader.rowOptions(includeHuggingFace, provenance)));
    }

    /**
     * A list query, normalised: equal queries get equal answers from one snapshot.
     *
     * @param sort null = as the catalog lists them
     * @param limit null = all
     */
    public record ListQuery(
            Gateway gateway, ModelFilter filter, Sort sort, int offset, Integer limit, RowOptions rows) {

        /** The snapshot's models that the query is about, in the order it asks for. */
        public List<Model> models(CatalogSnapshot snapshot) {
            return ModelIndex.select(snapshot, filter, sort);
        }

        /** The same, whatever is in id and name: a search has rules of its own for that. */
        public ListQuery withoutText() {
            return new ListQuery(gateway, filter.withoutText(), sort, offset, limit, rows);
        }

        /** How many models a page of it may have, as far as that is known before they are looked for. */
        public int most(CatalogSnapshot snapshot) {
            int all = snapshot.models().size();
            return limit == null ? all : Math.min(limit, all);
        }

        /** The slice that is asked for. */
        public <T> Page<T> page(List<T> all) {
            return Page.of(all, offset, limit);
        }
    }
}
