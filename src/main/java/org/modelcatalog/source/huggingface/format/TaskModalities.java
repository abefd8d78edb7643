package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.model.Modality.AUDIO;
import static org.modelcatalog.model.Modality.EMBEDDING;
import static org.modelcatalog.model.Modality.IMAGE;
import static org.modelcatalog.model.Modality.TEXT;
import static org.modelcatalog.model.Modality.THREE_D;
import static org.modelcatalog.model.Modality.VIDEO;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;

/** What each task of the Hub takes in and gives out. A task that is not here says nothing. */
public final class TaskModalities {

    private static final Map<String, Architecture> TABLE = new HashMap<>();

    static {
        tasks(List.of(TEXT), List.of(TEXT), "text-generation", "text2text-generation", "conversational");
        tasks(List.of(TEXT), List.of(TEXT), "question-answering", "summarization", "translation", "fill-mask");
        tasks(List.of(TEXT), List.of(TEXT), "token-classification", "text-classification", "zero-shot-classification");
        tasks(List.of(TEXT), List.of(TEXT), "table-question-answering", "text-ranking");
        tasks(List.of(TEXT), List.of(EMBEDDING), "feature-extraction", "sentence-similarity");
        tasks(List.of(TEXT, IMAGE), List.of(TEXT), "image-text-to-text", "visual-question-answering");
        tasks(List.of(TEXT, IMAGE), List.of(TEXT), "document-question-answering");
        tasks(List.of(TEXT, IMAGE), List.of(TEXT), "zero-shot-image-classification", "zero-shot-object-detection");
        tasks(List.of(TEXT, IMAGE), List.of(EMBEDDING), "visual-document-retrieval");
        tasks(List.of(IMAGE), List.of(TEXT), "image-to-text", "image-classification", "object-detection");
        tasks(List.of(IMAGE), List.of(TEXT), "keypoint-detection");
        tasks(List.of(IMAGE), List.of(IMAGE), "image-segmentation", "mask-generation", "depth-estimation");
        tasks(List.of(IMAGE), List.of(IMAGE), "image-to-image");
        tasks(List.of(TEXT, IMAGE), List.of(IMAGE), "image-text-to-image");
        tasks(List.of(IMAGE), List.of(EMBEDDING), "image-feature-extraction");
        tasks(List.of(TEXT), List.of(IMAGE), "text-to-image", "unconditional-image-generation");
        tasks(List.of(TEXT), List.of(VIDEO), "text-to-video");
        tasks(List.of(IMAGE), List.of(VIDEO), "image-to-video");
        tasks(List.of(TEXT, IMAGE), List.of(VIDEO), "image-text-to-video");
        tasks(List.of(VIDEO), List.of(VIDEO), "video-to-video");
        tasks(List.of(VIDEO), List.of(TEXT), "video-classification");
        tasks(List.of(TEXT, VIDEO), List.of(TEXT), "video-text-to-text");
        tasks(List.of(TEXT), List.of(AUDIO), "text-to-speech", "text-to-audio");
        tasks(List.of(AUDIO), List.of(TEXT), "automatic-speech-recognition", "audio-classification");
        tasks(List.of(AUDIO), List.of(TEXT), "voice-activity-detection");
        tasks(List.of(AUDIO), List.of(AUDIO), "audio-to-audio");
        tasks(List.of(TEXT, AUDIO), List.of(TEXT), "audio-text-to-text");
        tasks(List.of(TEXT, IMAGE, AUDIO, VIDEO), List.of(TEXT, IMAGE, AUDIO), "any-to-any");
        tasks(List.of(TEXT), List.of(THREE_D), "text-to-3d");
        tasks(List.of(IMAGE), List.of(THREE_D), "image-to-3d");
    }

    private TaskModalities() {}

    /** @param pipelineTag the Hub's task, or null */
    public static Architecture of(String pipelineTag) {
        return pipelineTag == null ? Architecture.UNKNOWN : TABLE.getOrDefault(pipelineTag, Architecture.UNKNOWN);
    }

    private static void tasks(List<Modality> inputs, List<Modality> outputs, String... tasks) {
        var architecture = new Architecture(inputs, outputs, null, null);
        for (String task : tasks) {
            TABLE.put(task, architecture);
        }
    }
}
