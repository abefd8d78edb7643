package org.modelcatalog.k8s;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The service has every metric that alerts and dashboard use. */
@QuarkusTest
class MonitoredMetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path MONITORING = Path.of("k8s", "components", "monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b((?:catalog|http|jvm|process)_[a-z0-9_]+)\\{?");
    private static final Pattern MEASURED = Pattern.compile("(?m)^([a-z0-9_]+)[{ ]");

    /** Metrics that exist only with Redis or a mirror: RedisLink, SharedSource, MirrorMetrics. */
    private static final Set<String> SWITCHED_ON =
            Set.of("catalog_redis_usable", "catalog_replica_fetches_total", "catalog_hub_mirror_state");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void everyMetricThatIsAskedForIsMeasured() throws IOException {
        Set<String> asked = new TreeSet<>();
        asked.addAll(names(METRIC, Files.readString(MONITORING.resolve("prometheusrule.yaml"))));
        asked.addAll(names(METRIC, Files.readString(MONITORING.resolve("model-catalog.json"))));
        asked.removeAll(SWITCHED_ON);
        given().get("/v1/catalog/models").then().statusCode(200);

        assertThat(asked).hasSizeGreaterThan(15);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(names(MEASURED, given().get(metrics).asString()))
                                .containsAll(asked));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
