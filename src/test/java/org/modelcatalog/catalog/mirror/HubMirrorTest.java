package org.modelcatalog.catalog.mirror;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.ModelPages;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.TestConfig;

/** The mirror as a bean of a service that has one. Its first request is half a minute away. */
@QuarkusTest
@TestProfile(HubMirrorTest.WithMirror.class)
class HubMirrorTest {

    @Inject
    HubMirror mirror;

    @Inject
    @Any
    Instance<MirrorStore> stores;

    @Inject
    ModelPages pages;

    @Inject
    Vertx vertx;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void itsProgressIsInTheStatus() {
        given().get("/v1/catalog/status")
                .then()
                .statusCode(200)
                .body("mirror.state", equalTo("first_walk"))
                .body("mirror.models", equalTo(0))
                .body("mirror.as_of", nullValue())
                .body("mirror.last_error", nullValue());
    }

    @Test
    void itsMetersAreThere() {
        assertThat(given().get(metrics).asString())
                .contains(
                        "catalog_hub_mirror_models 0.0",
                        "catalog_hub_mirror_pages_total 0.0",
                        "catalog_hub_mirror_requests_total 0.0",
                        "catalog_hub_mirror_state{state=\"first_walk\"} 1.0",
                        "catalog_hub_mirror_state{state=\"degraded\"} 0.0");
    }

    @Test
    void withoutOneNothingIsAskedForAndNothingIsOpened() {
        var off = new HubMirror(TestConfig.with(Map.of()), stores, pages, Clock.systemUTC(), vertx);
        off.start(null);
        off.stop(null);

        assertThat(off.enabled()).isFalse();
        assertThat(off.progress().phase().word()).isEqualTo("off");
        assertThat(off.requests()).isZero();
    }

    @Test
    void oneWithoutAFolderIsRefused() {
        var config = TestConfig.with(Map.of("hub-mirror.enabled", "true"));

        assertThatThrownBy(() -> new HubMirror(config, stores, pages, Clock.systemUTC(), vertx))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CATALOG_HUB_MIRROR_DIR");
    }

    @Test
    void oneInASearchClusterNeedsItsHostsAndNoFolder() {
        var settings = new HashMap<>(Map.of("hub-mirror.enabled", "true", "hub-mirror.index", "opensearch"));
        var config = TestConfig.with(settings);

        assertThatThrownBy(() -> new HubMirror(config, stores, pages, Clock.systemUTC(), vertx))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CATALOG_OPENSEARCH_HOSTS");
        settings.put("opensearch.hosts", "http://127.0.0.1:9200");
        assertThat(new HubMirror(TestConfig.with(settings), stores, pages, Clock.systemUTC(), vertx).enabled())
                .isTrue();
    }

    @Test
    void theHubsOwnApiNeedsAMirror() {
        var config = TestConfig.with(Map.of("hub-facade", "true"));

        assertThatThrownBy(() -> new HubMirror(config, stores, pages, Clock.systemUTC(), vertx))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CATALOG_HUB_FACADE=true requires CATALOG_HUB_MIRROR=true");
    }

    @Test
    void theStoreIsOpenedLongBeforeTheFirstRequest() {
        assertThat(mirror.enabled()).isTrue();
        await().until(() -> Files.exists(WithMirror.FOLDER));
        assertThat(mirror.requests()).isZero();
    }

    /** A mirror. */
    public static class WithMirror extends ColdProfile {

        static final Path FOLDER =
                Path.of("target", "mirror-" + ProcessHandle.current().pid());

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.hub-mirror.enabled", "true");
            settings.put("catalog.hub-mirror.dir", FOLDER.toString());
            return settings;
        }
    }
}
