package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values come from, for those who ask. */
@QuarkusTest
class ProvenanceTest {

    private static final String LIST = "/v1/catalog/models?provenance=true";

    @ParameterizedTest
    @ValueSource(strings = {"hug", "openrouter", "featherless", "all"})
    @SuppressWarnings("unchecked")
    void everyKnownEnrichedValueSaysItsSourceRuleAndTime(String gateway) {
        List<Map<String, Object>> rows =
                when().get(LIST + "&gateway=" + gateway).jsonPath().getList("data");

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            var provenance = (Map<String, Map<String, String>>) row.get("provenance");
            assertThat(provenance.containsKey("context_length"))
                    .isEqualTo(!row.get("context_length").equals(0));
            assertThat(provenance.containsKey("providers")).isEqualTo(!((List<?>) row.get("providers")).isEmpty());
            assertThat(provenance.containsKey("supported_parameters"))
                    .isEqualTo(!((List<?>) row.get("supported_parameters")).isEmpty());
            assertThat(provenance.containsKey("top_provider")).isEqualTo(row.get("top_provider") != null);
            assertThat(provenance.containsKey("pricing"))
                    .isEqualTo(((Map<?, ?>) row.get("pricing")).get("prompt") != null);
            assertThat(provenance.containsKey("tokenizer"))
                    .isEqualTo(((Map<?, ?>) row.get("architecture")).get("tokenizer") != null);
            assertThat(provenance.values()).allSatisfy(origin -> {
                assertThat(origin.keySet()).hasToString("[source, rule, at]");
                assertThat(origin.get("source")).isNotBlank();
                assertThat(origin.get("rule")).isNotBlank();
                assertThat(Instant.parse(origin.get("at"))).isBeforeOrEqualTo(Instant.now());
            });
        });
    }

    @Test
    void bothTheRouterAndTheHubAreNamed() {
        List<String> sources = when().get(LIST)
                .jsonPath()
                .getList("data.provenance.collectMany { it.values() }.source.unique().sort()");

        assertThat(sources).containsExactly("hub", "router");
    }

    @Test
    void whatTheRowDoesNotHaveHasNoOrigin() {
        when().get(LIST + "&include_huggingface=false&limit=1")
                .then()
                .body("data[0].huggingface_metrics", nullValue())
                .body("data[0].provenance", not(hasKey("downloads")))
                .body("data[0].provenance", hasKey("created"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/catalog/models?limit=1", "/v1/catalog/models?limit=1&provenance=false"})
    void nobodyGetsItUnasked(String path) {
        when().get(path).then().body("data[0]", not(hasKey("provenance")));
    }

    @Test
    void oneModelTellsItToo() {
        String id = when().get("/v1/catalog/models?limit=1").jsonPath().getString("data[0].id");

        when().get("/v1/catalog/models/" + id + "?provenance=true")
                .then()
                .body("data.provenance.downloads.source", equalTo("hub"));
    }

    @Test
    void aWrongValueIsNamed() {
        when().get("/v1/catalog/models?provenance=maybe")
                .then()
                .statusCode(400)
                .body("detail", equalTo("provenance must be true or false; got \"maybe\""));
    }
}
