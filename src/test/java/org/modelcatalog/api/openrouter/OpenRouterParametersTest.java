package org.modelcatalog.api.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.openrouter.OpenRouterParameters.OpenRouterQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.model.Modality;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;

class OpenRouterParametersTest {

    private final OpenRouterParameters parameters = new OpenRouterParameters();

    @Test
    void whatIsAbsentAsksForNothing() {
        assertThat(parameters.parse()).isEqualTo(new OpenRouterQuery(false, ModelFilter.ALL));
    }

    @Test
    void listsAreReadAsOpenRouterWritesThem() {
        parameters.inputModalities = "text,image";
        parameters.outputModalities = "embeddings";
        parameters.context = "8192";

        assertThat(parameters.parse().own())
                .hasToString("input_modality=image&input_modality=text&output_modality=embedding"
                        + "&min_context_length=8192");
    }

    @Test
    void allModalitiesAreAsGoodAsNone() {
        parameters.outputModalities = "all";

        assertThat(parameters.parse().own().isAll()).isTrue();
    }

    @Test
    void aWrongModalityIsToldWhichThereAre() {
        parameters.outputModalities = "text,smell";

        assertThatThrownBy(parameters::parse)
                .isInstanceOf(ProblemException.class)
                .hasMessage("output_modalities must be \"all\", or some of text, image, audio, video, file, embeddings"
                        + " and 3d, by commas; got \"text,smell\"");
    }

    @Property
    void whateverIsWrittenModalitiesAreKnownOrRefused(@ForAll String value) {
        parameters.inputModalities = value;
        try {
            assertThat(parameters.parse().own().words().getOrDefault(Facet.INPUT_MODALITY, List.of()))
                    .isSubsetOf(
                            Stream.of(Modality.values()).map(Modality::label).toList());
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageStartingWith("input_modalities must be ");
        }
    }
}
