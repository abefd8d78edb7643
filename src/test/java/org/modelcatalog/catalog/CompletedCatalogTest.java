package org.modelcatalog.catalog;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** What clients see while models' files are read in the background, and after that. */
@QuarkusTest
@TestProfile(ColdProfile.class)
@QuarkusTestResource(
        value = StubHubResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "catalog.huggingface.configs", value = "true"))
class CompletedCatalogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    StubHub hub;

    @Inject
    RefreshScheduler refresh;

    @Test
    void theCatalogIsServedBeforeTheFilesAreInAndWithTheirContextsAfterwards() {
        hub.hold(request -> request.path().contains("/resolve/"));

        Response first = list();
        await().atMost(PATIENCE).until(() -> hub.heldBack() == 4);
        assertThat(list().header("ETag")).isEqualTo(first.header("ETag"));
        hub.release();

        await().atMost(PATIENCE).until(() -> contextsOfFiles(list()) > 10);
        assertThat(contextsOfFiles(first)).isZero();
        assertThat(list().header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(list().header("Cache-Status")).doesNotContain("stale");

        hub.forget();
        assertThat(refresh.of("hug").refresh().await().atMost(PATIENCE).outcome())
                .isEqualTo(Outcome.PUBLISHED);
        assertThat(contextsOfFiles(list())).isGreaterThan(10);
        assertThat(hub.asked()).extracting(StubHub.Asked::uri).noneMatch(uri -> uri.contains("/resolve/"));
    }

    private static Response list() {
        return when().get("/v1/catalog/models?limit=500&provenance=true");
    }

    private static long contextsOfFiles(Response list) {
        List<String> rules = list.jsonPath().getList("data.provenance.context_length.rule");
        return rules.stream().filter("config.json"::equals).count();
    }
}
