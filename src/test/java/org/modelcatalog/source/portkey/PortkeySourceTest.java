package org.modelcatalog.source.portkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestUpstreams;

@QuarkusTest
class PortkeySourceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String PATH = "/portkey/v1/models";
    private static final String KEY = "pk-secret";

    @AutoClose
    private final StubHub stub = StubHub.withModels(100);

    @Test
    void everyModelOfTheAccountIsARow() {
        FetchedModels fetched = fetch(Map.of());

        assertThat(ids(fetched)).hasSize(12).startsWith("@openai/gpt-sample");
        assertThat(fetched.models()).extracting(Model::sourceGateway).containsOnly("portkey");
        assertThat(fetched.fetchedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-"})
    void withoutAKeyNothingIsAskedAndTheFailureNamesItsSetting(String key) {
        Map<String, String> settings = key.equals("-") ? Map.of() : Map.of(".api-key", key);
        try (var test = upstreams(settings)) {
            UpstreamException failure = fails(source(test).fetch(FetchedModels.NONE));

            assertThat(failure.reason()).isEqualTo(Reason.NOT_CONFIGURED);
            assertThat(failure).hasMessageContaining("PORTKEY_API_KEY");
            assertThat(stub.asked()).isEmpty();
        }
    }

    @Test
    void theKeyIsSentInPortkeysOwnHeaderAndNoOther() {
        fetch(Map.of());

        assertThat(stub.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.uri()).isEqualTo(PATH);
            assertThat(asked.portkeyKey()).isEqualTo(KEY);
            assertThat(asked.authorization()).isNull();
        });
    }

    @Test
    void theKeyDoesNotFollowARedirectToAnotherHost() {
        try (StubHub other = StubHub.withModels(10)) {
            stub.misbehave(
                    request -> true,
                    request -> request.response()
                            .setStatusCode(307)
                            .putHeader("Location", other.uri() + PATH)
                            .end());

            assertThat(failure(Map.of()).reason()).isEqualTo(Reason.FOREIGN_URL);
            assertThat(other.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500})
    void theKeyIsInNoMessage(int status) {
        stub.misbehave(
                request -> true,
                request -> request.response().setStatusCode(status).end("no to " + KEY));

        assertThat(failure(Map.of()))
                .hasMessageContaining("Portkey")
                .hasMessageContaining(String.valueOf(status))
                .hasMessageNotContaining(KEY);
    }

    @Test
    void aKeyThatIsNotAcceptedIsNamedByItsSetting() {
        stub.failWith(401);

        UpstreamException failure = failure(Map.of());

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("PORTKEY_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk-\nsecret", "pk secret", "pk-s\u00e9cret"})
    void aKeyThatCannotBeSentEndsTheStartByNameWithoutItsValue(String key) {
        try (var test = upstreams(Map.of(".api-key", key))) {
            assertThatThrownBy(() -> source(test))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("PORTKEY_API_KEY")
                    .hasMessageNotContainingAny("pk", "cret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "@openai/gpt-sample, openai/gpt-sample, openai, openai",
        "@deepinfra/a/b, a/b, a, deepinfra",
        "@x/Acme/uno:free, Acme/uno:free, Acme, x",
        "a/b, a/b, a, portkey",
        "gpt-sample, gpt-sample, , portkey"
    })
    void theSlugIsTheModelsNameWhateverIntegrationLeadsToIt(String id, String slug, String owner, String integration) {
        Model row = row("{\"id\":\"" + id + "\"}");

        assertThat(row.id()).isEqualTo(id);
        assertThat(row.canonicalSlug()).isEqualTo(slug);
        assertThat(row.owner()).isEqualTo(owner);
        assertThat(row.serving().offers()).extracting(Offer::inferenceProvider).containsExactly(integration);
        assertThat(row.huggingFaceId()).isNull();
    }

    @Test
    void integrationsOfOneModelShareItsSlugAndKeepTheirIds() {
        Model east =
                row("{\"id\":\"@azure-east/gpt-sample\",\"slug\":\"gpt-sample\",\"canonical_slug\":\"gpt-sample\"}");
        Model bedrock = row("{\"id\":\"@aws/sample-v1:0:48k\",\"slug\":\"sample-v1:0:48k\"}");

        assertThat(east.canonicalSlug()).isEqualTo("gpt-sample");
        assertThat(east.aliases()).containsExactly("azure-east/gpt-sample");
        assertThat(bedrock.id()).isEqualTo("@aws/sample-v1:0:48k");
        assertThat(bedrock.canonicalSlug()).isEqualTo("sample-v1:0:48k");
    }

    @Test
    void aListThatPortkeyPassesOnIsThatOfItsProvider() {
        stub.misbehave(
                request -> true,
                request -> request.response().end("{\"provider\":\"mistral-ai\",\"data\":[{\"id\":\"tiny\"}]}"));

        assertThat(fetch(Map.of()).models().get(0).serving().offers())
                .extracting(Offer::inferenceProvider)
                .containsExactly("mistral-ai");
    }

    @Test
    void theModelsOfAllIntegrationsAreAskedFor() {
        var asked = new CopyOnWriteArrayList<String>();
        stub.misbehave(request -> true, request -> {
            asked.add(request.getHeader("x-portkey-fetch-integrated-models"));
            request.response().end("{\"data\":[{\"id\":\"a\"}]}");
        });

        fetch(Map.of());

        assertThat(asked).containsExactly("true");
    }

    @Test
    void anIdAloneIsALiveOfferOfWhichNothingElseIsKnown() {
        Model row = row("{\"id\":\"@openai/gpt-sample\"}");

        assertThat(row.name()).isEqualTo("Gpt Sample");
        assertThat(row.serving().servable()).isTrue();
        assertThat(row.serving().pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(row.origins()).containsOnlyKeys(ModelField.PROVIDERS);
    }

    @Test
    void whatMoreIsSaidIsReadAndItsOriginNoted() {
        Model row = row("{\"id\":\"@x/a\",\"name\":\"Plain\",\"display_name\":\"Shown\",\"description\":\"Made up.\","
                + "\"created\":1740787200,\"context_length\":4096,"
                + "\"pricing\":{\"prompt\":\"1e-6\",\"completion\":\"0.000002\"}}");

        assertThat(row.name()).isEqualTo("Shown");
        assertThat(row.description()).isEqualTo("Made up.");
        assertThat(row.created()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(row.contextLength()).isEqualTo(4096);
        assertThat(row.serving().contextLength()).contains(4096L);
        assertThat(row.serving().pricing())
                .isEqualTo(Pricing.perToken(new BigDecimal("0.000001"), new BigDecimal("0.000002")));
        assertThat(row.origins())
                .isEqualTo(Map.of(
                        ModelField.CREATED, said("created"),
                        ModelField.DESCRIPTION, said("description"),
                        ModelField.CONTEXT_LENGTH, said("context_length"),
                        ModelField.PRICING, said("pricing"),
                        ModelField.PROVIDERS, said("listed"),
                        ModelField.TOP_PROVIDER, said("listed")));
    }

    @Test
    void noMoreModelsAreTakenThanConfigured() {
        FetchedModels fetched = fetch(Map.of(".limit", "5"));

        assertThat(fetched.models()).hasSize(5);
        assertThat(fetched.skipped()).isEqualTo(Map.of("beyond_page", 7));
    }

    private Model row(String item) {
        stub.misbehave(request -> true, request -> request.response().end("{\"data\":[" + item + "]}"));
        return fetch(Map.of()).models().get(0);
    }

    private FetchedModels fetch(Map<String, String> settings) {
        try (var test = withKey(settings)) {
            return succeeds(source(test).fetch(FetchedModels.NONE));
        }
    }

    private UpstreamException failure(Map<String, String> settings) {
        try (var test = withKey(settings)) {
            return fails(source(test).fetch(FetchedModels.NONE));
        }
    }

    private TestUpstreams withKey(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(".api-key", KEY));
        all.putAll(settings);
        return upstreams(all);
    }

    private TestUpstreams upstreams(Map<String, String> settings) {
        return new TestUpstreams(stub, "portkey", settings, NOW);
    }

    private static PortkeySource source(TestUpstreams test) {
        return new PortkeySource(test.lists);
    }

    private static Origin said(String rule) {
        return new Origin("portkey", rule, NOW);
    }

    private static List<String> ids(FetchedModels fetched) {
        return fetched.models().stream().map(Model::id).toList();
    }
}
