package org.modelcatalog.source.portkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestUpstreams;

/** The way back to the gateway {@code hug} as the Python catalog made it. */
@QuarkusTest
class PortkeyHubSourceTest {

    @AutoClose
    private final StubHub stub = StubHub.withModels(100);

    @Test
    void itServesWhatLooksLikeHuggingFaceInAnyCaseAndNothingElse() {
        list(
                "@openai/gpt-sample",
                "@x/LLaVA-HF/llava-7b",
                "@HuggingFace/acme/uno",
                "@acme/hugging-model",
                "@HF/acme/dos",
                "@x/acme/hf",
                "@x/hfacme/tres");

        assertThat(fetch().models())
                .extracting(Model::id)
                .containsExactly(
                        "@x/LLaVA-HF/llava-7b", "@HuggingFace/acme/uno", "@acme/hugging-model", "@HF/acme/dos");
    }

    @Test
    void itsRowsAreThoseOfTheGatewayHug() {
        FetchedModels fetched = fetch();

        assertThat(fetched.models())
                .extracting(Model::id)
                .containsExactly("@hf/llava-hf/llava-sample-7b-hf", "@x/llava-hf/llava-sample-13b-hf");
        assertThat(fetched.models()).extracting(Model::sourceGateway).containsOnly("hug");
    }

    @ParameterizedTest
    @CsvSource({
        "@hf/Acme/Uno, Acme/Uno, https://huggingface.co/Acme/Uno",
        "@hf/uno, , ",
        "@hf/acme/uno/gguf, , ",
        "@hf/acme/uno:free, , ",
        "hf/uno, hf/uno, https://huggingface.co/hf/uno"
    })
    void theHubIdIsWhatStandsBehindTheIntegrationIfItCanBeOne(String id, String hubId, String url) {
        list(id);

        assertThat(fetch().models()).singleElement().satisfies(row -> {
            assertThat(row.huggingFaceId()).isEqualTo(hubId);
            assertThat(row.siteUrl()).isEqualTo(url);
        });
    }

    @Test
    void whenNothingLooksLikeHuggingFaceThereIsNoCatalog() {
        list("@openai/gpt-sample");

        try (var test = upstreams()) {
            assertThat(fails(source(test).fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.EMPTY);
        }
    }

    @Test
    void itIsTheGatewayHugOnlyWhenConfigured() {
        assertThat(enabled(Map.of())).isFalse();
        assertThat(enabled(Map.of("huggingface.source", "hub"))).isFalse();
        assertThat(enabled(Map.of("huggingface.source", "portkey"))).isTrue();
        try (var test = upstreams()) {
            assertThat(source(test).gateway()).isEqualTo(Gateway.HUGGING_FACE);
        }
    }

    private boolean enabled(Map<String, String> settings) {
        try (var test = new TestUpstreams(stub, "portkey", settings)) {
            return source(test).enabled();
        }
    }

    private FetchedModels fetch() {
        try (var test = upstreams()) {
            return succeeds(source(test).fetch(FetchedModels.NONE));
        }
    }

    private TestUpstreams upstreams() {
        return new TestUpstreams(stub, "portkey", Map.of(".api-key", "pk-secret"));
    }

    private static PortkeyHubSource source(TestUpstreams test) {
        return new PortkeyHubSource(test.lists, test.config);
    }

    private void list(String... ids) {
        String items =
                Arrays.stream(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",", "[", "]"));
        stub.misbehave(request -> true, request -> request.response().end("{\"data\":" + items + "}"));
    }
}
