package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

/** With the default reserve of fifty requests. */
@QuarkusTest
class HubQuotaTest {

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(60);
        test = new HubTestClient(hub.uri(), Map.of("huggingface.retries", "0"));
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({"0, find", "100, search", "50, fetch"})
    void noRequestLeavesWhenOnlyTheReserveIsLeft(int remaining, String question) {
        tell(404, remaining);
        succeeds(test.source.find("a/b"));
        hub.forget();

        UpstreamException failure = fails(ask(question));

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(101));
        assertThat(hub.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, find", "101, search", "260, fetch"})
    void requestsLeaveWhileThereIsMoreThanTheReserve(int remaining, String question) {
        tell(404, remaining);
        succeeds(test.source.find("a/b"));
        hub.behave();
        hub.forget();

        succeeds(ask(question));

        assertThat(hub.asked()).isNotEmpty();
    }

    @Test
    void aRequestThatGetsNoAnswerIsNotCountedForEver() {
        tell(404, 1);
        succeeds(test.source.find("a/b"));
        hub.misbehave(request -> true, request -> request.connection().close());
        assertThat(fails(test.source.find("a/b")).reason()).isEqualTo(Reason.UNREACHABLE);
        hub.behave();

        assertThat(succeeds(test.source.find("a/b"))).isEmpty();
    }

    private Uni<?> ask(String question) {
        return switch (question) {
            case "find" -> test.source.find("a/b");
            case "search" -> test.source.search("aurora");
            default -> test.source.fetch(FetchedModels.NONE);
        };
    }

    private void tell(int status, int remaining) {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("RateLimit", "\"api\";r=" + remaining + ";t=100")
                        .putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=500;w=300")
                        .end("{\"id\":\"a/b\"}"));
    }
}
