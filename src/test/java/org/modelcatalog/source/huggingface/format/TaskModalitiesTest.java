package org.modelcatalog.source.huggingface.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;

class TaskModalitiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text->text                             | text-generation text2text-generation conversational question-answering
            text->text                             | summarization translation fill-mask token-classification
            text->text                             | text-classification zero-shot-classification table-question-answering text-ranking
            text->embedding                        | feature-extraction sentence-similarity
            text+image->text                       | image-text-to-text visual-question-answering document-question-answering
            text+image->text                       | zero-shot-image-classification zero-shot-object-detection
            text+image->embedding                  | visual-document-retrieval
            image->text                            | image-to-text image-classification object-detection keypoint-detection
            image->image                           | image-segmentation mask-generation depth-estimation image-to-image
            text+image->image                      | image-text-to-image
            image->embedding                       | image-feature-extraction
            text->image                            | text-to-image unconditional-image-generation
            text->video                            | text-to-video
            image->video                           | image-to-video
            text+image->video                      | image-text-to-video
            video->video                           | video-to-video
            video->text                            | video-classification
            text+video->text                       | video-text-to-text
            text->audio                            | text-to-speech text-to-audio
            audio->text                            | automatic-speech-recognition audio-classification voice-activity-detection
            audio->audio                           | audio-to-audio
            text+audio->text                       | audio-text-to-text
            text+image+audio+video->text+image+audio | any-to-any
            text->3d                               | text-to-3d
            image->3d                              | image-to-3d
            """)
    void everyTaskOfTheHubHasItsModalities(String modality, String tasks) {
        for (String task : tasks.split(" ")) {
            Architecture architecture = TaskModalities.of(task);

            assertThat(architecture.modality()).as(task).isEqualTo(modality);
            assertThat(labels(architecture)).as(task).isEqualTo(modality);
        }
    }

    @Test
    void anUnknownTaskSaysNothing() {
        assertThat(TaskModalities.of(null)).isEqualTo(Architecture.UNKNOWN);
        assertThat(TaskModalities.of("robotics")).isEqualTo(Architecture.UNKNOWN);
        assertThat(Architecture.UNKNOWN.modality()).isNull();
        assertThat(Architecture.UNKNOWN.inputs()).isEmpty();
        assertThat(Architecture.UNKNOWN.outputs()).isEmpty();
    }

    private static String labels(Architecture architecture) {
        return Arrays.asList(architecture.inputs(), architecture.outputs()).stream()
                .map(side -> side.stream().map(Modality::label).collect(Collectors.joining("+")))
                .collect(Collectors.joining("->"));
    }
}
