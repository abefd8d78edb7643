package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

/** A Hub, or whatever answers in its place, that sends anything but what it should. */
@QuarkusTest
class HostileHubTest {

    private StubHub hub;
    private HubTestClient test;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(60);
        test = new HubTestClient(
                hub.uri(), Map.of("huggingface.retry-delay", "1ms", "huggingface.circuit-delay", "1ms"));
    }

    @AfterEach
    void stop() {
        test.close();
        hub.close();
    }

    static Stream<String> wrongAnswers() {
        return Stream.of(
                "",
                "null",
                "42",
                "{\"error\":\"x\"}",
                "<html><body>Please wait</body></html>",
                "[{\"id\":\"a/b\"},{\"id\":",
                "[".repeat(200_000),
                "[{\"id\":\"a/b\",\"tags\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}]",
                "[{\"id\":\"a/b\",\"x\":" + "{\"x\":".repeat(200_000) + "1" + "}".repeat(200_000) + "}]",
                "[{\"id\":\"a/b\",\"" + "x".repeat(100_000) + "\":1}]",
                "\u0000\u0001\u0002");
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWalkThatGetsAWrongAnswerCostsOnlyItself(String answer) {
        FetchedModels whole = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")),
                request -> request.response().end(answer));

        FetchedModels fetched = succeeds(test.source.fetch(whole));

        assertThat(fetched.missing()).containsOnlyKeys("text-generation by likes");
        assertThat(fetched.models()).isEqualTo(whole.models());
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aLookupThatGetsAWrongAnswerFailsAsMalformed(String answer) {
        hub.misbehave(request -> true, request -> request.response().end(answer));

        assertThat(fails(test.source.find("a/b")).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aSearchThatGetsAWrongAnswerFailsAsMalformed() {
        hub.misbehave(request -> true, request -> request.response().end("<html>"));

        assertThat(fails(test.source.search("aurora")).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aHubThatRepeatsItsPagesForEverIsNotWholeAndLosesNothing() {
        FetchedModels whole = succeeds(test.source.fetch(FetchedModels.NONE));
        hub.misbehave(
                request -> "likes".equals(request.getParam("sort")) || request.getParam("again") != null,
                request -> request.response()
                        .putHeader("Link", "</api/models?again=1>; rel=\"next\"")
                        .end("[{\"id\":\"a/b\"}]"));

        FetchedModels fetched = succeeds(test.source.fetch(whole));

        assertThat(fetched.missing()).isEqualTo(Map.of("text-generation by likes", "the Hub's pages repeat"));
        assertThat(fetched.models()).containsAll(whole.models());
    }
}
