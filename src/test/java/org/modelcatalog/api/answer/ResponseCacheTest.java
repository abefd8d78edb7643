package org.modelcatalog.api.answer;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A question that has just been answered, on the embedded sample Hub. */
@QuarkusTest
class ResponseCacheTest {

    private static final String LIST = "/v1/catalog/models?limit=3&hot";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Passers passers;

    /** Sees the requests that are not answered at once. */
    @Singleton
    static class Passers {

        private final AtomicInteger count = new AtomicInteger();

        void install(@Observes Filters filters) {
            filters.register(
                    route -> {
                        if (route.request().uri().contains("hot")) {
                            count.incrementAndGet();
                        }
                        route.next();
                    },
                    10);
        }
    }

    @Test
    void isAnsweredAtOnceWithTheSame() {
        Response first = when().get(LIST);

        Response second = hot(RestAssured::given, LIST);

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.headers().asList())
                .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(first.headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void isAnsweredAtOnceInTheFormThatTheClientAccepts() {
        hot(RestAssured::given, LIST);

        hot(() -> given().header("Accept-Encoding", "gzip"), LIST).then().header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void isAnsweredAtOnceToWhoHasTheAnswer() {
        String tag = when().get(LIST).header("ETag");

        hot(() -> given().header("If-None-Match", tag), LIST)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
    }

    @Test
    void countsAsAHit() {
        hot(RestAssured::given, LIST);
        int before = hits();

        for (int i = 0; i < 10; i++) {
            when().get(LIST);
        }

        assertThat(hits() - before).isEqualTo(10);
    }

    @Test
    void isAnotherQuestionToWhoAcceptsNoJson() {
        hot(RestAssured::given, LIST);

        given().accept("text/html").get(LIST).then().statusCode(406);
    }

    @Test
    void isAnotherQuestionWithABody() {
        hot(RestAssured::given, LIST);
        int before = passers.count.get();

        given().body("x").get(LIST);

        assertThat(passers.count.get()).isEqualTo(before + 1);
    }

    @Test
    void isAnotherQuestionToAPageOfAnotherSite() {
        hot(RestAssured::given, LIST);
        int before = passers.count.get();

        given().header("Origin", "https://example.com").get(LIST);

        assertThat(passers.count.get()).isEqualTo(before + 1);
    }

    @Test
    void isNotKeptWhenItIsLong() {
        String list = LIST + "x".repeat(600);
        when().get(list);
        int before = passers.count.get();

        for (int i = 0; i < 5; i++) {
            when().get(list);
        }

        assertThat(passers.count.get()).isEqualTo(before + 5);
    }

    /** A second ends now and then, and with it what is known; so it is asked until two come within one. */
    private Response hot(Supplier<RequestSpecification> request, String uri) {
        var answer = new Response[1];
        await().atMost(PATIENCE).until(() -> {
            int before = passers.count.get();
            answer[0] = request.get().get(uri);
            return passers.count.get() == before;
        });
        return answer[0];
    }

    private static int hits() {
        return when().get("/v1/catalog/status").jsonPath().getInt("data[0].cache.hits");
    }
}
