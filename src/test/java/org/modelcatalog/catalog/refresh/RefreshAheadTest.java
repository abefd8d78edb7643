package org.modelcatalog.catalog.refresh;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** A catalog that lives for one second. */
@QuarkusTest
@TestProfile(RefreshAheadTest.OneSecond.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class RefreshAheadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REQUESTS_OF_A_FETCH = 6;

    StubHub hub;

    @Test
    void isFetchedAgainAndAgainWithoutAnybodyAsking() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.listRequests()).isGreaterThanOrEqualTo(3 * REQUESTS_OF_A_FETCH));

        // a new one was there before the old one was over, and the request did not have to wait for it
        when().get("/v1/catalog/models?limit=1")
                .then()
                .statusCode(200)
                .header("Cache-Status", startsWith("model-catalog; hit"));
    }

    /** Expires soon. */
    public static class OneSecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("catalog.cache-ttl", "1S");
        }
    }
}
