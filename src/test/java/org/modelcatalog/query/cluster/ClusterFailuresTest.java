package org.modelcatalog.query.cluster;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.query.disk.MirroredRows;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OpenSearchNodes;
import org.modelcatalog.support.StubHubResource;

/**
 * A service that reads a cluster of three nodes, to which another instance writes, while the cluster breaks step by step. Its own
 * catalog never notices.
 */
@QuarkusTest
@TestProfile(ClusterFailuresTest.Clustered.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = ThreeNodes.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFailuresTest {

    private static final int ROWS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HUB = "/v1/catalog/models?gateway=hub&limit=5";
    private static final String HUG = "/v1/catalog/models?gateway=hug&sort=name&limit=";

    private static int unseen = 1;

    OpenSearchNodes nodes;
    ClusterEngine writer;

    public static class Clustered implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "catalog.hub-mirror.enabled",
                    "true",
                    "catalog.hub-mirror.index",
                    "opensearch",
                    "catalog.opensearch.timeout",
                    "3S",
                    "catalog.client-limit",
                    "0");
        }
    }

    @Test
    @Order(1)
    void whatAnotherInstanceWritesIsServed() {
        writer.store.write(batch(0));

        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(HUB).then().statusCode(200).body("total", equalTo(ROWS)));
        assertCatalogIsServed();
    }

    @Test
    @Order(2)
    void aBlockOfWritesDegradesTheWriterAndNoReader() {
        block(true);

        assertThatThrownBy(() -> writer.store.write(batch(1)))
                .isInstanceOf(MirrorStoreException.class)
                .hasMessageContaining("flood stage");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.store.trouble())
                        .hasValueSatisfying(why -> assertThat(why).contains("flood stage")));
        when().get(HUB).then().statusCode(200).body("total", equalTo(ROWS));

        block(false);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.store.mayWrite()).isTrue());
        writer.store.state();
        writer.store.write(batch(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.store.trouble()).isEmpty());
    }

    @Test
    @Order(3)
    void aNodeThatIsLostIsNotMissed() {
        await().atMost(PATIENCE).until(() -> health().path("status").asText().equals("green"));

        nodes.kill(0);

        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int request = 0; request < 9; request++) {
                when().get(HUB).then().statusCode(200).body("total", equalTo(ROWS));
            }
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.store.mayWrite()).isTrue());
        writer.store.state();
        writer.store.write(batch(2));
        assertCatalogIsServed();
    }

    @Test
    @Order(4)
    void aLostPartOfTheIndexIsSaid() {
        send(
                HttpMethod.PUT,
                '/' + writer.indices.rows() + "/_settings",
                Map.of("index", Map.of("auto_expand_replicas", "false", "number_of_replicas", 0)));
        String holder = send(HttpMethod.GET, "/_cat/shards/" + writer.indices.rows() + "-1?format=json", null)
                .path(0)
                .path("node")
                .asText();

        nodes.kill(Integer.parseInt(holder.substring("node".length())));

        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(HUB + "&sort=likes&offset=" + unseen++)
                        .then()
                        .statusCode(503)
                        .body("detail", containsString("search cluster")));
        assertCatalogIsServed();
    }

    @Test
    @Order(5)
    void aLostClusterDegradesTheMirrorAndNothingElse() {
        for (int node = 0; node < 3; node++) {
            nodes.kill(node);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(HUB + "&sort=name&offset=" + unseen++)
                        .then()
                        .statusCode(503)
                        .body("detail", containsString("cannot be reached")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/v1/catalog/status")
                        .then()
                        .statusCode(200)
                        .body("mirror.state", equalTo("degraded"))
                        .body("mirror.last_error", containsString("search cluster")));
        assertCatalogIsServed();
    }

    /** With a query that nothing has answered before. */
    private static void assertCatalogIsServed() {
        given().get(HUG + (100 + unseen++)).then().statusCode(200).body("data.size()", greaterThan(0));
    }

    private void block(boolean blocked) {
        send(
                HttpMethod.PUT,
                '/' + ThreeNodes.PREFIX + "-*/_settings",
                Map.of(
                        "index",
                        java.util.Collections.singletonMap(
                                "blocks.read_only_allow_delete", blocked ? Boolean.TRUE : null)));
    }

    private JsonNode health() {
        return send(HttpMethod.GET, "/_cluster/health", null);
    }

    private JsonNode send(HttpMethod method, String path, Object body) {
        return writer.client
                .send(ClusterRequest.change(method, path, body, Duration.ofSeconds(20)))
                .ok();
    }

    private static MirrorBatch batch(long page) {
        List<MirroredModel> rows = IntStream.range(0, ROWS)
                .mapToObj(number ->
                        new MirroredModel("%024x".formatted(number), Models.model("o/m" + number, "M " + number, "o")))
                .toList();
        return new MirrorBatch(rows, 1, MirroredRows.state(1, page));
    }
}
