package org.modelcatalog.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of content that a model takes in or gives out. */
public enum Modality {
    TEXT("text"),
    IMAGE("image"),
    AUDIO("audio"),
    VIDEO("video"),
    FILE("file"),
    EMBEDDING("embedding"),
    THREE_D("3d");

    private static final Map<String, Modality> BY_LABEL = Arrays.stream(values())
            .collect(Collectors.toMap(Modality::label, Function.identity(), (one, other) -> one, HashMap::new));

    static {
        // OpenRouter's word
        BY_LABEL.put("embeddings", EMBEDDING);
    }

    private final String label;

    Modality(String label) {
        this.label = label;
    }

    /**
     * What these words mean, each once and in the order of this list. Empty when one of them is not known here: a list
     * with a part missing would say that the model cannot do it.
     */
    public static List<Modality> of(List<String> labels) {
        List<Modality> known = labels.stream()
                .map(label -> BY_LABEL.get(label.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(ArrayList::new));
        return known.contains(null)
                ? List.of()
                : known.stream().distinct().sorted().toList();
    }

    /** The word clients see, for example {@code text}. */
    public String label() {
        return label;
    }
}
