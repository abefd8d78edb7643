package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
            service.kill();
        }
        hub.failWith(503);

        try (PackagedService service = start()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 200);
            assertThat(ids(body(service, LIST))).isEqualTo(created);
        }
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
