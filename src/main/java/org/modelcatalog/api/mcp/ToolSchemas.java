package org.modelcatalog.api.mcp;

import io.quarkiverse.mcp.server.InputSchemaGenerator;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Sort;

/** The JSON schemas of the tools' arguments. Filters follow from {@link Facet} and {@link Measure}, as in the REST API. */
@Singleton
public class ToolSchemas implements InputSchemaGenerator<JsonObject> {

    private final Map<String, JsonObject> schemas = Map.of(
            "search_models", schema(List.of(), filters(), page(), cursor(), rows()),
            "list_facets", schema(List.of(), filters()),
            "get_model", schema(List.of("id"), gateway(), id(), options()),
            "list_offers", schema(List.of("id"), gateway(), id(), page()),
            "compare_models", schema(List.of("ids"), gateway(), ids(), options(), fields()),
            "recent_changes", schema(List.of(), gateway(), limit("changes")),
            "catalog_status", schema(List.of()));

    @Override
    public JsonObject generate(ToolInfo tool) {
        return schemas.get(tool.name());
    }

    private static JsonObject schema(List<String> required, JsonObject... properties) {
        var all = new JsonObject();
        List.of(properties).forEach(all::mergeIn);
        return new JsonObject().put("type", "object").put("properties", all).put("required", new JsonArray(required));
    }

    private static JsonObject gateway() {
        return new JsonObject()
                .put(
                        "gateway",
                        string("Where models are listed: a gateway's slug or alias, such as `hug`, the Hugging Face"
                                        + " Hub; catalog_status names them; `all` merges them")
                                .put("default", "all"));
    }

    private static JsonObject filters() {
        JsonObject filters = gateway()
                .put("owner", string("Only models of this owner, in any case; several between commas: any of these"))
                .put(
                        "q",
                        string("Only models whose id or name contains every word")
                                .put("minLength", 1)
                                .put("maxLength", 200));
        for (Facet facet : Facet.values()) {
            filters.put(facet.label(), facet(facet));
        }
        for (Measure measure : Measure.RANGED) {
            filters.put(measure.lower(), range(measure, measure.isTime() ? "at this time or later" : "at least"));
            filters.put(measure.upper(), range(measure, measure.isTime() ? "before this time" : "at most"));
        }
        return filters;
    }

    private static JsonObject facet(Facet facet) {
        return facet.written() == Facet.Values.BOOLEANS
                ? bool(facet.description())
                : string(facet.description() + ", such as `" + facet.example() + "`; several between commas: "
                        + facet.written().several());
    }

    private static JsonObject range(Measure measure, String end) {
        String description = measure.description() + "; " + end;
        return switch (measure.unit()) {
            case COUNT, SCORE -> string(description + ", such as `" + measure.example() + "` or `8k`, `1.5M`, `7B`");
            case USD_PER_MILLION, TOKENS_PER_SECOND, MILLISECONDS, POINTS ->
                described("number", description).put("minimum", 0);
            case TIME -> string(description + ", such as `" + measure.example() + "`");
        };
    }

    private static JsonObject page() {
        return limit("rows")
                .put(
                        "offset",
                        described("integer", "Rows to skip").put("minimum", 0).put("default", 0));
    }

    private static JsonObject limit(String what) {
        return new JsonObject()
                .put(
                        "limit",
                        described("integer", "Most " + what + " to return")
                                .put("minimum", 1)
                                .put("maximum", CallArguments.MOST)
                                .put("default", CallArguments.USUAL));
    }

    private static JsonObject cursor() {
        return new JsonObject()
                .put(
                        "cursor",
                        string("`next_cursor` of the previous page, in place of `offset`, with the same filters and"
                                + " `sort`"));
    }

    private static JsonObject rows() {
        var keys = new ArrayList<String>();
        for (String key : Sort.KEYS.split(", ")) {
            keys.add(key);
            keys.add("-" + key);
        }
        return options()
                .mergeIn(fields())
                .put(
                        "sort",
                        string("Order; `-` sorts descending; unknown values come last either way")
                                .put("enum", new JsonArray(keys)));
    }

    private static JsonObject options() {
        return new JsonObject()
                .put(
                        "include_huggingface",
                        bool(ListParameters.INCLUDE_HUGGINGFACE).put("default", true))
                .put("provenance", bool(ListParameters.PROVENANCE).put("default", false));
    }

    private static JsonObject fields() {
        return new JsonObject()
                .put(
                        "fields",
                        described("array", "Only these fields of each row; absent = every field")
                                .put(
                                        "items",
                                        new JsonObject()
                                                .put("type", "string")
                                                .put("enum", new JsonArray(ModelRow.VIEW.fields()))));
    }

    private static JsonObject id() {
        return new JsonObject().put("id", string("Id, former id or alias, such as `acme-ai/Aurora-7B-Instruct`"));
    }

    private static JsonObject ids() {
        return new JsonObject()
                .put(
                        "ids",
                        described("array", "Ids, former ids or aliases of the models")
                                .put("items", new JsonObject().put("type", "string"))
                                .put("minItems", 1)
                                .put("maxItems", CallArguments.MOST));
    }

    private static JsonObject bool(String description) {
        return described("boolean", description);
    }

    private static JsonObject string(String description) {
        return described("string", description);
    }

    private static JsonObject described(String type, String description) {
        return new JsonObject().put("type", type).put("description", description);
    }
}
