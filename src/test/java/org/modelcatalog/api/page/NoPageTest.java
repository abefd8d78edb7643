package org.modelcatalog.api.page;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.SwitchedOffProfile;

/** The service with {@code CATALOG_PAGE=false}. */
@QuarkusTest
@TestProfile(SwitchedOffProfile.class)
class NoPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status", "/model/acme-ai/Aurora-7B-Instruct", "/page/0000000000000000/app.js"})
    void thereIsNoPage(String path) {
        when().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
    }
}
