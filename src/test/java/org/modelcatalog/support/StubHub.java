package org.modelcatalog.support;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modelcatalog.sample.Samples;

/**
 * Serves the sample Hub and the other sample upstreams on its own port, counts requests, and delays or breaks responses on
 * demand.
 */
public final class StubHub implements AutoCloseable {

    private static final Predicate<HttpServerRequest> HEALTHY = request -> false;

    private final Vertx vertx = Vertx.vertx();
    private final Handler<HttpServerRequest> healthy;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final String scheme;
    private final HttpServer server;
    private volatile Predicate<HttpServerRequest> holding = request -> false;
    private volatile Predicate<HttpServerRequest> misbehaving = HEALTHY;
    private volatile Handler<HttpServerRequest> misbehaviour;
    private volatile boolean quota = true;
    private final AtomicInteger misbehaved = new AtomicInteger();

    /** A received request. */
    public record Asked(String uri, String authorization, String portkeyKey, String userAgent, String acceptEncoding) {}

    private StubHub(List<JsonObject> models, HttpServerOptions options) {
        healthy = Samples.upstreams(models);
        scheme = options.isSsl() ? "https" : "http";
        server = vertx.createHttpServer(options)
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public static StubHub of(List<JsonObject> models) {
        return new StubHub(models, new HttpServerOptions());
    }

    public static StubHub withModels(int count) {
        return of(Samples.models(count));
    }

    /** @param keys a PKCS #12 file with the key and the certificate of 127.0.0.1 */
    public static StubHub overTls(int count, String keys, String password) {
        return new StubHub(
                Samples.models(count),
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PfxOptions().setPath(keys).setPassword(password)));
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
    }

    /** Returns the catalog's settings that point every upstream here, and these. */
    public Map<String, String> settings(Map<String, String> others) {
        var settings = new HashMap<>(others);
        // what comes in the background makes another snapshot, with other tags, in the midst of a test
        settings.putIfAbsent("catalog.huggingface.configs", "false");
        settings.putIfAbsent("catalog.facts", "none");
        settings.put("catalog.bases.models-dev.endpoint", at("MODELS_DEV_ENDPOINT"));
        settings.put("catalog.bases.litellm.endpoint", at("LITELLM_MAP_URL"));
        settings.put("catalog.huggingface.endpoint", uri().toString());
        settings.put("catalog.huggingface.router-endpoint", at("HF_ROUTER_ENDPOINT"));
        for (String gateway : List.of("openrouter", "featherless", "portkey")) {
            settings.put(
                    "catalog.gateways." + gateway + ".endpoint", at(gateway.toUpperCase(Locale.ROOT) + "_ENDPOINT"));
        }
        return settings;
    }

    private String at(String setting) {
        return uri() + StubEndpoints.path(setting);
    }

    /** Returns the ids of the models that the router lists with at least one live inference provider. */
    public Set<String> routed() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri() + "/router/v1/models"))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new JsonObject(body)
                    .getJsonArray("data").stream()
                            .map(model -> ((JsonObject) model).getString("id"))
                            .collect(Collectors.toSet());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers matching requests with this handler instead. */
    public void misbehave(Predicate<HttpServerRequest> when, Handler<HttpServerRequest> how) {
        misbehaved.set(0);
        misbehaviour = how;
        misbehaving = when;
    }

    /** The same, and what it misbehaves at already stays so. */
    public void misbehaveToo(Predicate<HttpServerRequest> when, Handler<HttpServerRequest> how) {
        Predicate<HttpServerRequest> before = misbehaving;
        Handler<HttpServerRequest> beforeHow = misbehaviour;
        misbehave(before.or(when), request -> (when.test(request) ? how : beforeHow).handle(request));
    }

    /** Every request fails with this status. */
    public void failWith(int status) {
        misbehave(
                request -> true,
                request -> request.response().setStatusCode(status).end("{\"error\":\"Internal Error\"}"));
    }

    /** Shortens every list to one model, which was there before. */
    public void shrinkToOneModel() {
        String id = Samples.models(1).get(0).getString("id");
        misbehave(
                request -> request.path().equals("/api/models"),
                request -> request.response().end("[{\"id\":\"" + id + "\"}]"));
    }

    /** Requests that met the misbehaviour asked for last. */
    public int misbehaved() {
        return misbehaved.get();
    }

    public void behave() {
        misbehaving = HEALTHY;
    }

    /** Sends no quota headers, so that clients do not slow down. */
    public void withoutQuota() {
        quota = false;
    }

    public boolean isHealthy() {
        return misbehaving == HEALTHY;
    }

    /** Holds matching requests until {@link #release()}. */
    public void hold(Predicate<HttpServerRequest> which) {
        holding = which;
    }

    /** Answers all held and future requests. */
    public void release() {
        holding = request -> false;
        releaseHeld();
    }

    /** Answers the held requests; future ones are still held. */
    public void releaseHeld() {
        for (Runnable answer = held.poll(); answer != null; answer = held.poll()) {
            answer.run();
        }
    }

    public int heldBack() {
        return held.size();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public long listRequests() {
        return asked.stream()
                .filter(request -> request.uri().startsWith("/api/models?"))
                .count();
    }

    public void forget() {
        asked.clear();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        asked.add(new Asked(
                request.uri(),
                request.getHeader("Authorization"),
                request.getHeader("x-portkey-api-key"),
                request.getHeader("User-Agent"),
                request.getHeader("Accept-Encoding")));
        if (holding.test(request)) {
            var context = vertx.getOrCreateContext();
            held.add(() -> context.runOnContext(now -> answer(request)));
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        if (!quota) {
            request.response()
                    .headersEndHandler(ready -> request.response().headers().remove("RateLimit"));
        }
        if (misbehaving.test(request)) {
            misbehaved.incrementAndGet();
            misbehaviour.handle(request);
        } else {
            healthy.handle(request);
        }
    }
}
