package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModalityTest {

    @ParameterizedTest
    @EnumSource
    void everyModalityIsFoundByItsLabel(Modality modality) {
        assertThat(Modality.of(List.of(modality.label()))).containsExactly(modality);
    }

    @Test
    void wordsAreReadInAnyCaseAndInOpenRoutersPlural() {
        assertThat(Modality.of(List.of("Text", "IMAGE", "embeddings")))
                .containsExactly(Modality.TEXT, Modality.IMAGE, Modality.EMBEDDING);
    }

    @Test
    void eachIsThereOnceAndInTheOrderTheyAreShown() {
        assertThat(Modality.of(List.of("file", "text", "image", "text")))
                .containsExactly(Modality.TEXT, Modality.IMAGE, Modality.FILE);
    }

    @Test
    void oneUnknownWordMakesAllUnknown() {
        assertThat(Modality.of(List.of("text", "smell"))).isEmpty();
    }

    @Test
    void noWordsAreNoModalities() {
        assertThat(Modality.of(List.of())).isEmpty();
    }
}
