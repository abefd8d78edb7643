package org.modelcatalog.api.mcp;

import io.quarkiverse.mcp.server.RawMessage;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.catalog.FacetsView;
import org.modelcatalog.api.catalog.GatewayStates;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.CatalogChanges;
import org.modelcatalog.query.ModelQueries;

/** Tools about the catalog as a whole. */
@Singleton
class CatalogTools {

    private final Catalog catalog;
    private final Gateways gateways;
    private final CatalogChanges changes;
    private final GatewayStates states;
    private final JsonWriter json;
    private final ToolCalls calls;

    CatalogTools(
            Catalog catalog,
            Gateways gateways,
            CatalogChanges changes,
            GatewayStates states,
            JsonWriter json,
            ToolCalls calls) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.changes = changes;
        this.states = states;
        this.json = json;
        this.calls = calls;
    }

    @Tool(
            name = "list_facets",
            title = "Count models by property",
            description = "Counts the matching models by value of every filter, for the 50 most frequent values, and"
                    + " names the ends of every range. Shows which values search_models accepts.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> facets(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            ListQuery query = FilterParameters.of(arguments.values()).parse(gateways, ListDefaults.EVERY_GATEWAY);
            return catalog.snapshot(query.gateway())
                    .flatMap(served -> calls.answer(
                            Freshness.of(served),
                            () -> json.of(FacetsView.of(
                                    served.snapshot(),
                                    ModelQueries.of(served.snapshot()).facets(query.filter()),
                                    query))));
        });
    }

    @Tool(
            name = "recent_changes",
            title = "List recent changes",
            description = "Lists the latest changes of each gateway's catalog since the service started, newest first:"
                    + " ids of models that were added, removed or changed, the first 25 of each with their count.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> changes(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            Set<String> slugs = gateways.slugs(arguments.gateway(gateways));
            List<CatalogChange> latest = changes.latest(slugs, arguments.limit());
            return calls.answer(null, () -> json.of(RecentChanges.of(latest, CallArguments.MOST)));
        });
    }

    @Tool(
            name = "catalog_status",
            title = "State of the catalog",
            description = "Returns the state of every gateway: number of models, age of the data, coverage of fields,"
                    + " missing parts, last error, next refresh and quota.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> status(RawMessage call) {
        return calls.run(call, (arguments, client) -> calls.answer(null, () -> json.of(states.detailed())));
    }
}
