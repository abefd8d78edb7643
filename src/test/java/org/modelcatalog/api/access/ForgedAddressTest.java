package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHubResource;

/** As long as no proxy is configured, nobody is believed to be somebody else. */
@QuarkusTest
@TestProfile(ForgedAddressTest.ThreeAMinute.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class ForgedAddressTest {

    @Test
    void aForgedHeaderBuysNoShareOfItsOwn() {
        for (int i = 1; i <= 4; i++) {
            given().header("X-Forwarded-For", "198.51.100." + i)
                    .header("Forwarded", "for=198.51.100." + i)
                    .get("/v1/catalog/models/acme-ai/none-" + i)
                    .then()
                    .statusCode(i <= 3 ? 404 : 429);
        }
    }

    /** Three requests a minute. */
    public static class ThreeAMinute extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.client-limit", "3");
            return settings;
        }
    }
}
