package org.modelcatalog.api.page;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageRoutesTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/page/[0-9a-f]{16}/app\\.js)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/model/acme-ai/Aurora-7B-Instruct",
                "/model/solo",
                "/compare?ids=a,b",
                "/changes?gateway=all&kind=price",
                "/charts",
                "/status",
                "/docs/API"
            })
    void everyPageIsTheDocument(String path) {
        when().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", equalTo("no-cache"))
                .header("Content-Security-Policy", startsWith("default-src 'self';"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body(containsString("<div id=\"page\">"));
    }

    @Test
    void aBrowserThatOpensTheApiStillGetsJson() {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/models?limit=1")
                .then()
                .statusCode(200)
                .contentType("application/json;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
    }

    @Test
    void anAssetIsKeptForEverUnderThePathOfItsVersion() {
        given().header("Accept-Encoding", "gzip")
                .get(script())
                .then()
                .statusCode(200)
                .contentType("text/javascript;charset=UTF-8")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void anotherVersionGetsTheFilesThereAreAndDoesNotKeepThem() {
        when().get("/page/0000000000000000/app.js").then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/0000000000000000/app.js"})
    void whatTheBrowserHasIsNotSentAgain(String path) {
        String tag = when().get(path).then().extract().header("ETag");

        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
    }

    @Test
    void headHasTheHeadersOfGet() {
        String length = given().header("Accept-Encoding", "identity").get("/").header("Content-Length");

        given().header("Accept-Encoding", "identity")
                .head("/")
                .then()
                .statusCode(200)
                .header("Content-Length", equalTo(length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/0000000000000000/none.js",
                "/page/0000000000000000/index.html",
                "/page/0000000000000000/../../application.properties",
                "/page/0000000000000000/%2e%2e/%2e%2e/application.properties",
                "/page/app.js",
                "/pages"
            })
    void nothingElseIsServed(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json");
    }

    private static String script() {
        Matcher script = SCRIPT.matcher(when().get("/").asString());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }
}
