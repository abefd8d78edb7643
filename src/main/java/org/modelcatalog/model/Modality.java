package org.modelcatalog.model;

/** A kind of content that a model takes in or gives out. */
public enum Modality {
    TEXT("text"),
    IMAGE("image"),
    AUDIO("audio"),
    VIDEO("video"),
    EMBEDDING("embedding"),
    THREE_D("3d");

    private final String label;

    Modality(String label) {
        this.label = label;
    }

    /** The word clients see, for example {@code text}. */
    public String label() {
        return label;
    }
}
