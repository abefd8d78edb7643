package org.modelcatalog.api.mcp;

import io.quarkiverse.mcp.server.RawMessage;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.modelcatalog.api.access.ClientLimits;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.RowCache;
import org.modelcatalog.api.catalog.ModelDetail;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ModelLookup;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.source.Gateway;

/** Tools that find models. They take the words of the REST routes and return their rows. */
@Singleton
class ModelTools {

    private final Catalog catalog;
    private final ModelLookup lookup;
    private final Gateways gateways;
    private final ClientLimits limits;
    private final ListResponses lists;
    private final RowCache rows;
    private final JsonWriter json;
    private final ToolCalls calls;

    ModelTools(
            Catalog catalog,
            ModelLookup lookup,
            Gateways gateways,
            ClientLimits limits,
            ListResponses lists,
            RowCache rows,
            JsonWriter json,
            ToolCalls calls) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.gateways = gateways;
        this.limits = limits;
        this.lists = lists;
        this.rows = rows;
        this.json = json;
        this.calls = calls;
    }

    @Tool(
            name = "search_models",
            title = "Search models",
            description = "Lists AI models that match all filters, with prices, limits, capabilities and offers."
                    + " Choose `fields` to keep answers short, and `sort` to get the best first, such as"
                    + " `output_price` or `-downloads`. Prices in rows are US dollars per token, in filters per"
                    + " million tokens. null is unknown. Pass `next_cursor` as `cursor` for the next page.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> search(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            ListQuery query = query(arguments.limited());
            return catalog.snapshot(query.gateway())
                    .flatMap(served -> calls.answer(
                            Freshness.of(served),
                            () -> lists.page(served.snapshot(), query, ModelRow.VIEW, Function.identity())
                                    .whole()));
        });
    }

    @Tool(
            name = "get_model",
            title = "Get one model",
            description = "Returns one model with every field, by any of its ids, former ids and aliases. A model that"
                    + " the catalog does not list is looked up on the Hugging Face Hub.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> get(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            Gateway gateway = arguments.gateway(gateways);
            RowOptions options =
                    ParameterReader.rowOptions(arguments.value("include_huggingface"), arguments.value("provenance"));
            return model(gateway, arguments.required("id"), client)
                    .flatMap(served -> calls.answer(
                            Freshness.of(served), () -> json.of(ModelDetail.of(gateway, served, options))));
        });
    }

    @Tool(
            name = "list_offers",
            title = "List offers of a model",
            description =
                    "Lists who serves one model: inference provider, price in US dollars per token, limits,"
                            + " capabilities, latency and throughput. An empty list means that no known provider serves the model.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> offers(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            Gateway gateway = arguments.gateway(gateways);
            ListQuery page = query(arguments.limited());
            return model(gateway, arguments.required("id"), client)
                    .flatMap(served -> calls.answer(
                            Freshness.of(served), () -> json.of(ModelOffers.of(gateway, served, page::page))));
        });
    }

    @Tool(
            name = "compare_models",
            title = "Compare models",
            description = "Returns the rows of up to 25 models side by side, in the order of `ids`. Choose `fields` to"
                    + " keep the answer short.",
            annotations =
                    @Tool.Annotations(
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false),
            inputSchema = @Tool.InputSchema(generator = ToolSchemas.class))
    Uni<ToolResponse> compare(RawMessage call) {
        return calls.run(call, (arguments, client) -> {
            ListQuery query = query(arguments);
            List<Uni<ServedModel>> found = ids(arguments).stream()
                    .map(id -> model(query.gateway(), id, client))
                    .toList();
            return Uni.join()
                    .all(found)
                    .andFailFast()
                    .flatMap(models -> calls.answer(
                            oldest(models),
                            () -> rows.within(
                                            ComparedModels.around(query.gateway(), models),
                                            "data",
                                            ModelRow.VIEW,
                                            models.stream()
                                                    .map(ServedModel::model)
                                                    .toList(),
                                            query.rows())
                                    .whole()));
        });
    }

    private ListQuery query(CallArguments arguments) {
        return ModelListParameters.of(arguments.values())
                .parse(gateways, ModelRow.VIEW.fields(), ListDefaults.EVERY_GATEWAY);
    }

    /** As the REST route finds it, with the same limits. */
    private Uni<ServedModel> model(Gateway gateway, String id, SocketAddress client) {
        String checked = ParameterReader.modelId(id, lookup.asksFor(gateway));
        if (lookup.wouldAsk(gateway, checked)) {
            limits.spend(client, "model");
        }
        return lookup.model(gateway, checked);
    }

    private static List<String> ids(CallArguments arguments) {
        List<String> ids = arguments.values("ids");
        if (ids.isEmpty() || ids.size() > CallArguments.MOST) {
            throw ProblemException.badParameter(
                    "ids", "1 to " + CallArguments.MOST + " ids of models", ids.size() + " ids");
        }
        return ids;
    }

    private static Freshness oldest(List<ServedModel> models) {
        return models.stream()
                .map(Freshness::of)
                .min(Comparator.comparing(Freshness::fetchedAt))
                .orElseThrow();
    }
}
