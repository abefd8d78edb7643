package org.modelcatalog.model;

import java.util.List;
import java.util.Locale;

/** What a model can do in a request, in the order of a row. */
public enum Capability {
    TOOLS,
    STRUCTURED_OUTPUTS,
    REASONING,
    VISION(Modality.IMAGE, true),
    AUDIO_INPUT(Modality.AUDIO, true),
    VIDEO_INPUT(Modality.VIDEO, true),
    FILE_INPUT(Modality.FILE, true),
    IMAGE_OUTPUT(Modality.IMAGE, false),
    AUDIO_OUTPUT(Modality.AUDIO, false),
    EMBEDDINGS(Modality.EMBEDDING, false);

    private final Modality modality;
    private final boolean input;

    Capability() {
        this(null, false);
    }

    Capability(Modality modality, boolean input) {
        this.modality = modality;
        this.input = input;
    }

    /** Returns the name that clients see, for example {@code structured_outputs}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the modality that it is about, of the input or of the output; null = none. */
    Modality modality(boolean ofInput) {
        return input == ofInput ? modality : null;
    }

    /** Whether these modalities include it; null = they do not say. */
    Boolean in(List<Modality> inputs, List<Modality> outputs) {
        List<Modality> modalities = input ? inputs : outputs;
        return modality == null || modalities.isEmpty() ? null : modalities.contains(modality);
    }
}
