package org.modelcatalog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.support.TestConfig;

class GatewaysTest {

    private final Gateways gateways = gateways(Map.of(), source("hug", "hf", "huggingface"), source("other"));

    @ParameterizedTest
    @ValueSource(strings = {"hug", "HUG", " hf ", "HuggingFace"})
    void resolvesSlugsAndAliasesInAnyCase(String name) {
        assertThat(gateways.resolve(name).slug()).isEqualTo("hug");
    }

    @Test
    void anUnknownNameIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> gateways.resolve("nope"))
                .isInstanceOfSatisfying(UnknownGatewayException.class, failure -> {
                    assertThat(failure.name()).isEqualTo("nope");
                    assertThat(failure.allowed()).isEqualTo("hug (or hf, huggingface), other, all");
                });
    }

    @Test
    void twoGatewaysOfOneNameDoNotStart() {
        assertThatThrownBy(() -> gateways(Map.of(), source("hug"), source("other", "hug")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hug");
    }

    @Test
    void aGatewayCannotBeCalledAll() {
        assertThatThrownBy(() -> gateways(Map.of(), source("other", "all")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other");
    }

    @Test
    void listsKnowTheWholeHubWhereItIsMirrored() {
        Gateways mirrored = gateways(Map.of("hub-mirror.enabled", "true", "hub-mirror.dir", "mirror"), source("hug"));

        assertThat(mirrored.resolveListed(" Hub ")).isEqualTo(Gateway.WHOLE_HUB);
        assertThat(mirrored.resolveListed("hug").slug()).isEqualTo("hug");
        assertThatThrownBy(() -> mirrored.resolve("hub")).isInstanceOf(UnknownGatewayException.class);
        assertThatThrownBy(() -> gateways(Map.of(), source("hug")).resolveListed("hub"))
                .isInstanceOfSatisfying(
                        UnknownGatewayException.class,
                        failure -> assertThat(failure.allowed()).endsWith("hub needs CATALOG_HUB_MIRROR=true"));
    }

    @Test
    void noOtherGatewayIsCalledHub() {
        assertThatThrownBy(() -> gateways(Map.of(), source("other", "hub")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other cannot be called hub");
    }

    @Test
    void theHubIsFirstAndTheOthersFollowBySlug() {
        assertThat(gateways(Map.of(), source("b"), source("hug"), source("a")).sources())
                .extracting(source -> source.gateway().slug())
                .containsExactly("hug", "a", "b");
    }

    @Test
    void settingsOfAGatewayThatThereIsNotEndTheStartByName() {
        assertThatThrownBy(() -> gateways(Map.of("gateways.openruter.enabled", "false"), source("hug")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CATALOG_GATEWAYS_OPENRUTER_…")
                .hasMessageContaining("there are hug");
    }

    private static Gateways gateways(Map<String, String> settings, ModelSource... sources) {
        return new Gateways(List.of(sources), TestConfig.with(settings));
    }

    private static ModelSource source(String slug, String... aliases) {
        return new ModelSource() {
            @Override
            public Gateway gateway() {
                return new Gateway(slug, slug, slug, List.of(aliases));
            }

            @Override
            public Uni<FetchedModels> fetch(FetchedModels earlier) {
                return Uni.createFrom().nothing();
            }
        };
    }
}
