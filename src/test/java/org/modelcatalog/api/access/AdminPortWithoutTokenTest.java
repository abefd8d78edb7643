package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.SwitchedOffProfile;

/** The management port opens nothing by itself: without a token there are no admin routes there either. */
@QuarkusTest
@TestProfile(SwitchedOffProfile.class)
class AdminPortWithoutTokenTest {

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @ParameterizedTest
    @CsvSource({"POST, /refresh", "POST, /accept", "DELETE, ''"})
    void thereAreNoAdminRoutesOnAnyPort(String method, String route) {
        String path = "/v1/catalog/cache" + route;

        for (String uri : new String[] {path, liveness.resolve(path).toString()}) {
            given().header("Authorization", "Bearer ")
                    .request(method, uri)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("No such route; /q/swagger-ui lists the routes"));
        }
    }
}
