package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** Rolls back to Portkey's list and forward again: one restart each, with the same folder. */
class RollbackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOURCE = "catalog.huggingface.source";

    @TempDir
    Path folder;

    private final StubHub hub = StubHub.withModels(200);
    private PackagedService service;

    @AfterEach
    void stop() {
        service.kill();
        hub.close();
    }

    @Test
    void theGatewayIsServedFromPortkeyAndFromTheHubAgain() {
        start(Map.of());
        assertThat(awaitFresh().getInt("total")).isGreaterThan(100);
        service.kill();

        start(Map.of(SOURCE, "portkey", "catalog.gateways.portkey.api-key", "secret"));
        JsonPath back = awaitFresh();
        assertThat(back.getList("data.id"))
                .isEqualTo(List.of("@hf/llava-hf/llava-sample-7b-hf", "@x/llava-hf/llava-sample-13b-hf"));
        assertThat(back.getList("data.hugging_face_id"))
                .isEqualTo(List.of("llava-hf/llava-sample-7b-hf", "llava-hf/llava-sample-13b-hf"));
        assertThat(back.getString("gateway")).isEqualTo("hug");
        service.kill();

        start(Map.of());
        assertThat(awaitFresh().getInt("total")).isGreaterThan(100);
    }

    @Test
    void withoutAPortkeyKeyItSaysSo() {
        start(Map.of(SOURCE, "portkey"));

        HttpResponse<String> answer = await().atMost(PATIENCE)
                .until(() -> service.get(service.uri("/v1/catalog/models")), Optional::isPresent)
                .orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Portkey needs an API key; set PORTKEY_API_KEY");
    }

    private void start(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("catalog.snapshot-dir", folder.toString());
        all.put("catalog.huggingface.limit", "100");
        service = PackagedService.start(Path.of("target", "rollback-it.log"), hub.settings(all));
    }

    /** Returns the list that this run fetched. */
    private JsonPath awaitFresh() {
        return JsonPath.from(await().atMost(PATIENCE)
                .until(
                        () -> service.get(service.uri("/v1/catalog/models")),
                        answer -> answer.filter(found -> found.statusCode() == 200
                                        && !found.headers()
                                                .firstValue("Cache-Status")
                                                .orElse("")
                                                .contains("stale"))
                                .isPresent())
                .orElseThrow()
                .body());
    }
}
