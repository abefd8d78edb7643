package org.modelcatalog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

class GatewaysTest {

    private final Gateways gateways = new Gateways(List.of(source("hug", "hf", "huggingface"), source("other")));

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
        assertThatThrownBy(() -> new Gateways(List.of(source("hug"), source("other", "hug"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hug");
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
