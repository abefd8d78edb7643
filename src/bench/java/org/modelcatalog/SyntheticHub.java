package org.modelcatalog;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** A Hub with one list of made-up models of any length, whose pages cost only their JSON. */
final class SyntheticHub implements AutoCloseable {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Vertx vertx = Vertx.vertx();
    private final List<Model> models;
    private final HttpServer server;

    SyntheticHub(int count) {
        models = SyntheticModels.of(count);
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Returns the catalog's settings to fetch exactly these models and to store them in a folder. */
    Map<String, String> settings(Path folder) {
        var settings = new HashMap<>(Variant.ONLY_HUG);
        settings.putAll(Map.of(
                "catalog.huggingface.endpoint", "http://127.0.0.1:" + server.actualPort(),
                "catalog.huggingface.inference-providers", "false",
                "catalog.huggingface.sorts", "downloads",
                "catalog.huggingface.limit", "" + models.size(),
                "catalog.huggingface.page-size", "1000",
                "catalog.huggingface.deadline", "5M",
                "catalog.client-limit", "0",
                "catalog.snapshot-dir", folder.toString()));
        return settings;
    }

    private void handle(HttpServerRequest request) {
        if (request.getParam("search") != null) {
            request.response().putHeader("Content-Type", "application/json").end("[]");
            return;
        }
        int from = Integer.parseInt(request.getParam("cursor", "0"));
        int to = Math.min(from + Integer.parseInt(request.getParam("limit")), models.size());
        if (to < models.size()) {
            String here = request.absoluteURI().replaceFirst("&cursor=.*", "");
            request.response().putHeader("Link", "<" + here + "&cursor=" + to + ">; rel=\"next\"");
        }
        var page = new JsonArray();
        models.subList(from, to).forEach(model -> page.add(json(model)));
        request.response().putHeader("Content-Type", "application/json").end(page.toBuffer());
    }

    private static JsonObject json(Model model) {
        HubMetrics hub = model.hub();
        var json = new JsonObject()
                .put("_id", hub.hubId())
                .put("id", model.id())
                .put("author", model.owner())
                .put("createdAt", model.created())
                .put("lastModified", hub.lastModified())
                .put("private", hub.isPrivate())
                .put("gated", hub.gated() == Gated.MANUAL ? "manual" : (Object) false)
                .put("downloads", hub.downloads())
                .put("downloadsAllTime", 10 * hub.downloads())
                .put("likes", hub.likes())
                .put("trendingScore", hub.trendingScore())
                .put("pipeline_tag", hub.pipelineTag())
                .put("library_name", hub.libraryName())
                .put("tags", new JsonArray(hub.tags()));
        if (hub.parameters() != null) {
            long count = hub.parameters().value();
            json.put(
                    "safetensors",
                    new JsonObject()
                            .put("parameters", new JsonObject().put("BF16", count))
                            .put("total", count));
        }
        var offers = new JsonArray();
        model.serving().offers().forEach(offer -> offers.add(json(offer)));
        return json.put("inferenceProviderMapping", offers);
    }

    private static JsonObject json(Offer offer) {
        return new JsonObject()
                .put("provider", offer.inferenceProvider())
                .put("status", offer.status())
                .put(
                        "providerDetails",
                        new JsonObject()
                                .put("context_length", offer.limits().context())
                                .put(
                                        "pricing",
                                        new JsonObject()
                                                .put(
                                                        "input",
                                                        offer.pricing().prompt().multiply(MILLION))
                                                .put(
                                                        "output",
                                                        offer.pricing()
                                                                .completion()
                                                                .multiply(MILLION))));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
