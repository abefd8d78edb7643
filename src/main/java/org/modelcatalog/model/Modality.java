package org.modelcatalog.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of content that a model accepts or produces. */
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
        // OpenRouter's spelling
        BY_LABEL.put("embeddings", EMBEDDING);
    }

    private final String label;

    Modality(String label) {
        this.label = label;
    }

    /**
     * Parses labels into distinct modalities, in the order of this enum. Empty when any label is unknown: an incomplete
     * list would claim that the model lacks a modality.
     */
    public static List<Modality> of(List<String> labels) {
        List<Modality> known = labels.stream()
                .map(label -> BY_LABEL.get(label.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(ArrayList::new));
        return known.contains(null)
                ? List.of()
                : known.stream().distinct().sorted().toList();
    }

    /** Returns the name that clients see, for example {@code text}. */
    public String label() {
        return label;
    }
}
