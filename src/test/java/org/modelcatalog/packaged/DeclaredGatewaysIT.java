package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/**
 * Gateways that the packaged service knows from environment variables alone: servers that answer as vLLM, Ollama and LiteLLM
 * document it.
 */
class DeclaredGatewaysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HUB_ID = Samples.models(1).get(0).getString("id");
    private static final String VLLM = """
            {"object":"list","data":[{"id":"ant","object":"model","created":1790000000,"owned_by":"vllm","root":"%s",
            "parent":null,"max_model_len":32768}]}""".formatted(HUB_ID);
    private static final String OLLAMA = """
            {"object":"list","data":[{"id":"bee:7b","object":"model","created":1780000000,"owned_by":"library"},
            {"id":"bee:draft","object":"model"}]}""";
    private static final String LITELLM = """
            {"data":[{"model_group":"cat","providers":["openai"],"max_input_tokens":32768.0,"input_cost_per_token":1e-07,
            "output_cost_per_token":2e-07,"mode":"chat","supports_function_calling":true,"supports_vision":false}]}""";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final StubHub hub = StubHub.withModels(100);
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, HttpServer> servers = new HashMap<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private PackagedService service;

    @BeforeEach
    void declare() {
        declare("VLLM", "openai", request -> request.response().end(VLLM));
        environment.put("CATALOG_GATEWAYS_VLLM_NOTE", "Our own GPUs");
        environment.put("CATALOG_GATEWAYS_VLLM_ALIASES", "gpus,cellar");
        declare("OLLAMA", "openai", request -> request.response().end(OLLAMA));
        environment.put("CATALOG_GATEWAYS_OLLAMA_EXCLUDE", "*:draft");
        declare("LITELLM", "litellm", request -> {
            keys.add(String.valueOf(request.getHeader("Authorization")));
            request.response().end(request.path().equals("/model_group/info") ? LITELLM : "{}");
        });
        environment.put("CATALOG_GATEWAYS_LITELLM_API_KEY", "sk-made-up");
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.kill();
        }
        hub.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void areListedAndMergedAndReportedLikeAllOthers() {
        start();

        JsonPath vllm = json("/v1/catalog/models?gateway=CELLAR&provenance=true");
        assertThat(vllm.getString("gateway")).isEqualTo("vllm");
        assertThat(vllm.getString("note")).isEqualTo("Our own GPUs");
        assertThat(vllm.getString("data[0].id")).isEqualTo("ant");
        assertThat(vllm.getInt("data[0].context_length")).isEqualTo(32768);
        assertThat(vllm.getString("data[0].provenance.context_length.rule")).isEqualTo("max_model_len");
        assertThat(ids("ollama")).containsExactly("bee:7b");
        JsonPath litellm = json("/v1/catalog/models?gateway=litellm");
        assertThat(litellm.getString("data[0].pricing.prompt")).isEqualTo("0.0000001");
        assertThat(litellm.getString("data[0].capabilities.vision")).isNull();
        assertThat(keys).containsExactly("Bearer sk-made-up");

        assertThat(states()).containsEntry("vllm", "ready").containsEntry("ollama", "ready");
        JsonPath all = json("/v1/catalog/models?gateway=all");
        assertThat(all.getList("data.id", String.class)).contains(HUB_ID, "bee:7b", "cat");
        assertThat(all.getList("data.find { it.id == '" + HUB_ID + "' }.source_gateways", String.class))
                .contains("hug", "vllm");
        assertThat(metrics()).contains("gateway=\"vllm\"", "gateway=\"litellm\"");
        assertThat(service.log()).doesNotContain("sk-made-up");
    }

    @Test
    void findTheirModelOnTheHub() {
        start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                json("/v1/catalog/models?gateway=vllm").getString("data[0].huggingface_metrics.url"))
                        .endsWith(HUB_ID));
        JsonPath status = json("/v1/catalog/status");
        assertThat(status.getInt("data.find { it.slug == 'vllm' }.models_on_hub"))
                .isOne();
        assertThat(status.getInt("data.find { it.slug == 'ollama' }.models_on_hub"))
                .isZero();
        assertThat(status.getString("data.find { it.slug == 'hug' }.models_on_hub"))
                .isNull();
    }

    @Test
    void costNobodyAnythingWhereOneIsDownAndOneIsWrong() {
        servers.get("OLLAMA").close().toCompletionStage().toCompletableFuture().join();
        declare("LITELLM", "litellm", request -> request.response().end("<html>not a list</html>"));
        start();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states())
                        .containsEntry("vllm", "ready")
                        .containsEntry("ollama", "unavailable")
                        .containsEntry("litellm", "unavailable"));
        JsonPath all = json("/v1/catalog/models?gateway=all");
        assertThat(all.getList("data.id", String.class)).contains(HUB_ID).doesNotContain("cat");
        assertThat(all.getMap("missing")).containsKeys("ollama", "litellm").doesNotContainKey("vllm");
        assertThat(status("/v1/catalog/models?gateway=ollama")).isEqualTo(503);
    }

    @Test
    void mayBeOfAKindOfTheOperators() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                path: /api/catalogue
                records: result.models
                id: key
                context: window
                price:
                  unit: usd_per_thousand_tokens
                  prompt: cost.in
                  completion: cost.out
                """);
        declare("OWN", "mine", request -> request.response().end("""
                {"result":{"models":[{"key":"dog","window":4096,"cost":{"in":0.0001,"out":0.0002}}]}}"""));
        environment.put("CATALOG_GATEWAYS_KINDS_DIR", folder.toString());
        start();

        assertThat(json("/v1/catalog/models?gateway=own").getString("data[0].pricing.completion"))
                .isEqualTo("0.0000002");
    }

    @Test
    void areNotStartedWithABrokenKind() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "path: /v1/models\nid: id\nprice: {prompt: p, completion: c}\n");
        environment.put("CATALOG_GATEWAYS_KINDS_DIR", folder.toString());

        assertThat(refused()).contains(folder.resolve("mine.yaml") + ": price.unit is missing");
    }

    @Test
    void areNotStartedWithoutAnEndpoint() {
        environment.remove("CATALOG_GATEWAYS_VLLM_ENDPOINT");

        assertThat(refused()).contains("CATALOG_GATEWAYS_VLLM_ENDPOINT is missing");
    }

    @Test
    void areNotStartedUnderANameThatNoVariableCanHave() {
        environment.put("CATALOG_GATEWAYS_OUR_VLLM_KIND", "openai");

        assertThat(refused()).contains("CATALOG_GATEWAYS_OUR_VLLM_KIND is of no gateway");
    }

    @Test
    void showNothingThatIsExcludedAlsoFromAStoredSnapshot() {
        environment.put("CATALOG_SNAPSHOT_DIR", folder.toString());
        environment.remove("CATALOG_GATEWAYS_OLLAMA_EXCLUDE");
        start();
        assertThat(ids("ollama")).containsExactly("bee:7b", "bee:draft");
        service.kill();
        servers.get("OLLAMA").close().toCompletionStage().toCompletableFuture().join();
        environment.put("CATALOG_GATEWAYS_OLLAMA_EXCLUDE", "*:draft");
        start();

        assertThat(ids("ollama")).containsExactly("bee:7b");
    }

    private void declare(String name, String kind, Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        servers.put(name, server);
        environment.put("CATALOG_GATEWAYS_" + name + "_KIND", kind);
        environment.put("CATALOG_GATEWAYS_" + name + "_ENDPOINT", "http://127.0.0.1:" + server.actualPort());
    }

    private void start() {
        service = PackagedService.start(log(), environment, hub.settings(Map.of("catalog.huggingface.limit", "100")));
        await().atMost(PATIENCE)
                .until(() -> service.get(service.uri("/v1/catalog/gateways"))
                        .filter(answer -> !answer.body().contains("\"loading\""))
                        .isPresent());
    }

    /** Returns the log of a start that fails, in one line and not in a stack trace. */
    private String refused() {
        service = PackagedService.start(log(), environment, hub.settings(Map.of()));
        assertThat(service.process().onExit())
                .succeedsWithin(PATIENCE)
                .satisfies(ended -> assertThat(ended.exitValue()).isPositive());
        assertThat(service.log()).doesNotContain("\tat ");
        return service.log();
    }

    private static Path log() {
        return Path.of("target", "declared-gateways-it.log");
    }

    private JsonPath json(String path) {
        HttpResponse<String> answer = service.get(service.uri(path)).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonPath.from(answer.body());
    }

    private int status(String path) {
        return service.status(service.uri(path));
    }

    private List<String> ids(String gateway) {
        return json("/v1/catalog/models?gateway=" + gateway).getList("data.id");
    }

    private Map<String, String> states() {
        JsonPath gateways = json("/v1/catalog/gateways");
        var states = new HashMap<String, String>();
        List<Map<String, String>> data = gateways.getList("data");
        data.forEach(gateway -> states.put(gateway.get("slug"), gateway.get("state")));
        return states;
    }

    private String metrics() {
        return service.get(service.management("/q/metrics")).orElseThrow().body();
    }
}
