package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class OwnerFilterTest {

    private static final List<Model> MODELS =
            Models.of("acme-ai/One", "Acme-AI/Two", "acme-ai-2/Three", "acme", "x/acme-ai");

    @ParameterizedTest
    @ValueSource(strings = {"acme-ai", " acme-ai ", "@acme-ai", "ACME-AI", " @Acme-ai"})
    void findsTheOwnerHoweverItIsWritten(String provider) {
        assertThat(OwnerFilter.parse(provider).apply(MODELS))
                .extracting(Model::id)
                .containsExactly("acme-ai/One", "Acme-AI/Two");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "@"})
    void noOwnerIsEverybody(String provider) {
        assertThat(OwnerFilter.parse(provider).apply(MODELS)).isEqualTo(MODELS);
    }

    @Test
    void anOwnerThatIsNotInTheIdCountsToo() {
        List<Model> models = List.of(Models.model("aurora", "Aurora", "acme-ai"));

        assertThat(OwnerFilter.parse("acme-ai").apply(models)).isEqualTo(models);
    }

    @Test
    void severalOwnersAreAlternatives() {
        assertThat(OwnerFilter.parse("acme-ai-2, @ACME-AI,,").apply(MODELS))
                .extracting(Model::id)
                .containsExactly("acme-ai/One", "Acme-AI/Two", "acme-ai-2/Three");
        assertThat(OwnerFilter.parse("b,A")).isEqualTo(OwnerFilter.parse("a,B,a"));
    }

    @Test
    void aPartOfAnOwnerIsNobody() {
        assertThat(OwnerFilter.parse("acme-a").apply(MODELS)).isEmpty();
    }
}
