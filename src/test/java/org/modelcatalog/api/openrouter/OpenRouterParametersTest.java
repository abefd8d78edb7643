package org.modelcatalog.api.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.openrouter.OpenRouterParameters.OpenRouterQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.model.Modality;
import org.modelcatalog.query.CapabilityFilter;

class OpenRouterParametersTest {

    private final OpenRouterParameters parameters = new OpenRouterParameters();

    @Test
    void whatIsAbsentAsksForNothing() {
        assertThat(parameters.parse())
                .isEqualTo(new OpenRouterQuery(false, new CapabilityFilter(List.of(), List.of(), List.of(), null)));
    }

    @Test
    void listsAreReadAsOpenRouterWritesThem() {
        parameters.supportedParameters = "tools,top_p";
        parameters.inputModalities = "text,image";
        parameters.outputModalities = "embeddings";
        parameters.context = "8192";

        assertThat(parameters.parse().capable())
                .isEqualTo(new CapabilityFilter(
                        List.of("tools", "top_p"),
                        List.of(Modality.TEXT, Modality.IMAGE),
                        List.of(Modality.EMBEDDING),
                        8192L));
    }

    @Test
    void allModalitiesAreAsGoodAsNone() {
        parameters.outputModalities = "all";

        assertThat(parameters.parse().capable().outputs()).isEmpty();
    }

    @Test
    void aWrongModalityIsToldWhichThereAre() {
        parameters.outputModalities = "text,smell";

        assertThatThrownBy(parameters::parse)
                .isInstanceOf(ProblemException.class)
                .hasMessage("output_modalities must be \"all\", or some of text, image, audio, video, file, embeddings"
                        + " and 3d, by commas; got \"text,smell\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tools,", ",tools", "tools,,seed", "tools, seed", "tools,Seed", "tools\n"})
    void whatIsNoListOfNamesIsRefused(String value) {
        parameters.supportedParameters = value;

        assertThatThrownBy(parameters::parse)
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("supported_parameters must be 1 to 32 names of request parameters");
    }

    @Property
    void whateverIsWrittenParametersAreNamesOrRefused(@ForAll String value) {
        parameters.supportedParameters = value;
        try {
            assertThat(parameters.parse().capable().parameters())
                    .isNotEmpty()
                    .allMatch(name -> name.matches("[a-z0-9_]{1,64}"));
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageStartingWith("supported_parameters must be ");
        }
    }

    @Property
    void whateverIsWrittenModalitiesAreKnownOrRefused(@ForAll String value) {
        parameters.inputModalities = value;
        try {
            assertThat(parameters.parse().capable().inputs()).doesNotContainNull();
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageStartingWith("input_modalities must be ");
        }
    }
}
