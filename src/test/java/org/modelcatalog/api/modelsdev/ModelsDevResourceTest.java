package org.modelcatalog.api.modelsdev;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of models.dev, on the embedded sample upstreams. */
@QuarkusTest
class ModelsDevResourceTest {

    private static final String API = "/models.dev/api.json";
    private static final String MODELS = "/models.dev/models.json";
    private static final String NATIVE = "/v1/catalog/models";

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?gateway=hug", "?gateway=openrouter", "?gateway=featherless", "?tools=true&vision=true"})
    void theDocumentIsAsItsMakerWantsIt(String query) {
        assertThat(ModelsDevSchema.violations(when().get(API + query).asString()))
                .isEmpty();
    }

    @Test
    void everyLiveOfferOfEveryGatewayIsThereOrCounted() {
        Response answer = when().get(API);
        Map<String, Map<String, Object>> providers = answer.jsonPath().getMap("");
        List<String> shown = providers.values().stream()
                .flatMap(provider -> ((Map<?, ?>) provider.get("models")).keySet().stream())
                .map(String::valueOf)
                .toList();

        int live = liveOffers("?gateway=all").size();

        assertThat(providers).containsKeys("huggingface", "openrouter", "featherless");
        assertThat(shown.size() + Integer.parseInt(answer.header("X-Catalog-Left-Out")))
                .isEqualTo(live);
        assertThat(shown).hasSizeGreaterThan(live / 2);
    }

    @Test
    void anOfferOfTheHubIsNamedAsTheHubsRouterTakesIt() {
        Map<String, Object> models = when().get(API + "?gateway=hug").jsonPath().getMap("huggingface.models");
        List<String> offers = liveOffers("?gateway=hug").stream()
                .map(offer -> offer.get("id") + ":" + offer.get("provider"))
                .toList();

        assertThat(models.keySet()).isNotEmpty().isSubsetOf(offers);
        when().get(API + "?gateway=hug")
                .then()
                .body("size()", equalTo(1))
                .body("huggingface.api", equalTo("https://router.huggingface.co/v1"))
                .body("huggingface.env", equalTo(List.of("HF_TOKEN")));
    }

    @Test
    void filtersSelectModels() {
        Map<String, Map<String, Object>> models =
                when().get(API + "?gateway=openrouter&tools=true").jsonPath().getMap("openrouter.models");

        assertThat(models)
                .isNotEmpty()
                .allSatisfy((id, model) -> assertThat(model).containsEntry("tool_call", true));
    }

    @Test
    void factsAreThoseOfEveryModel() {
        Map<String, Map<String, Object>> facts =
                when().get(MODELS + "?gateway=hug").jsonPath().getMap("");
        List<String> ids = when().get(NATIVE + "?gateway=hug").jsonPath().getList("data.id");

        assertThat(facts.keySet()).containsExactlyElementsOf(ids);
        assertThat(facts)
                .allSatisfy(
                        (id, model) -> assertThat(model).containsEntry("id", id).containsKey("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {API, MODELS})
    void aClientThatHasTheAnswerIsNotSentItAgain(String path) {
        String tag = when().get(path).header("ETag");

        given().header("If-None-Match", tag).get(path).then().statusCode(304);
        assertThat(Stream.of(API, MODELS, API + "?gateway=hug", NATIVE + "?gateway=all")
                        .map(other -> when().get(other).header("ETag"))
                        .collect(Collectors.toList()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownGatewayIsTheClientsFault() {
        when().get(API + "?gateway=nope").then().statusCode(400);
    }

    private static List<Map<String, Object>> liveOffers(String query) {
        List<Map<String, Object>> rows = when().get(NATIVE + query).jsonPath().getList("data");
        return rows.stream()
                .flatMap(row -> ((List<?>) row.get("providers")).stream())
                .map(ModelsDevResourceTest::offer)
                .filter(offer -> "live".equals(offer.get("status")))
                .toList();
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> offer(Object offer) {
        return (Map<String, Object>) offer;
    }
}
