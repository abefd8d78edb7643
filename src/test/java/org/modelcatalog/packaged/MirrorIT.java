package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.support.MovingHub;
import org.modelcatalog.support.NodeClients;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The packaged service mirrors a Hub, is killed, and serves what it has mirrored. */
class MirrorIT {

    /** The first step of a mirror waits for the catalog's own first fetch. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final String LIST = "/v1/catalog/models?gateway=hub&sort=name";
    private static final int MODELS = 35;

    /** Those of the mirror's walks; the catalog has others. */
    private static final Set<String> ORDERS = Set.of("createdAt", "lastModified");

    private static final Pattern ID = Pattern.compile("\"id\":\"(acme-ai/[^\"]+)\"");

    private final StubHub hub = StubHub.withModels(10);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatWasMirroredIsServedByEveryRouteAndOutlivesAKill() {
        var whole = new MovingHub(Clock.systemUTC(), 10);
        List<String> created = new ArrayList<>();
        for (int number = 0; number < MODELS; number++) {
            created.add("acme-ai/model-%02d".formatted(number));
            whole.create(created.get(number));
        }
        hub.misbehave(
                request -> request.path().equals("/api/models")
                        && ORDERS.contains(String.valueOf(request.getParam("sort"))),
                whole);
        String served;
        try (PackagedService service = start()) {
            await().atMost(PATIENCE).until(() -> body(service, LIST).contains("\"total\":" + MODELS + ","));
            await().atMost(PATIENCE)
                    .until(() -> body(service, "/v1/catalog/status").contains("\"state\":\"following\""));
            served = body(service, LIST);
            assertThat(ids(served)).isEqualTo(created);
            assertThat(ids(body(service, "/v1/catalog/models/search?gateway=hub&q=model%2007")))
                    .startsWith("acme-ai/model-07");
            assertThat(body(service, "/v1/catalog/facets?gateway=hub")).contains("\"total\":" + MODELS + ",");
            assertThat(ids(body(service, "/api/models?sort=downloads&limit=1"))).containsExactly("acme-ai/model-34");
            theHubsOwnClientReads(service, created);
            service.kill();
        }
        hub.failWith(503);

        try (PackagedService service = start()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 200);
            assertThat(ids(body(service, LIST))).isEqualTo(created);
        }
    }

    private static void theHubsOwnClientReads(PackagedService service, List<String> created) {
        JsonNode read = NodeClients.installed().say("huggingface.mjs", service.uri("/"));

        assertThat(read.path("all"))
                .extracting(model -> model.path("name").textValue())
                .containsExactlyInAnyOrderElementsOf(created);
        assertThat(read.path("all")).allSatisfy(model -> {
            assertThat(model.path("id").textValue()).matches("[0-9a-f]{24}");
            assertThat(model.path("author").textValue()).isEqualTo("acme-ai");
            assertThat(model.path("task").textValue()).isEqualTo("text-generation");
            assertThat(model.path("gated").booleanValue()).isFalse();
            assertThat(model.path("downloads").longValue()).isPositive();
            assertThat(model.path("tags")).hasSize(2);
            assertThat(model.path("updatedAt").textValue()).startsWith("20");
        });
        assertThat(read.path("pages").intValue()).isEqualTo(4);
        assertThat(read.path("found")).extracting(JsonNode::textValue).containsExactly("acme-ai/model-07");
        assertThat(read.path("ofOwner")).hasSize(MODELS);
        assertThat(read.path("ofTask"))
                .extracting(JsonNode::textValue)
                .containsExactly("acme-ai/model-34", "acme-ai/model-33", "acme-ai/model-32");
        assertThat(read.path("tagged")).isEmpty();
        assertThat(read.path("single").path("name"))
                .isEqualTo(read.path("all").path(0).path("name"));
        assertThat(read.path("single").path("library_name").textValue()).isEqualTo("transformers");
        assertThat(read.path("refused").path("status").intValue()).isEqualTo(400);
        assertThat(read.path("refused").path("message").textValue()).contains("Invalid sort parameter: mainSize");
        assertThat(read.path("unknown").path("status").intValue()).isEqualTo(404);
        assertThat(read.path("unknown").path("message").textValue()).contains("Repository not found");
    }

    private PackagedService start() {
        return PackagedService.start(
                Path.of("target", "mirror-it.log"),
                hub.settings(Map.of(
                        "catalog.hub-mirror.enabled",
                        "true",
                        "catalog.hub-mirror.dir",
                        folder.toString(),
                        "catalog.hub-facade",
                        "true",
                        "catalog.huggingface.retries",
                        "0")));
    }

    private static String body(PackagedService service, String path) {
        return service.get(service.uri(path)).map(HttpResponse::body).orElse("");
    }

    private static List<String> ids(String body) {
        return ID.matcher(body)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
