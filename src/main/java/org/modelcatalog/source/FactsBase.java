package org.modelcatalog.source;

import java.util.Arrays;
import java.util.Optional;

/** A curated base of facts about models that others offer. What it states fills gaps and never replaces a live value. */
public enum FactsBase {
    /** <a href="https://models.dev">models.dev</a>. */
    MODELS_DEV("models.dev"),
    /** LiteLLM's map of prices and limits. */
    LITELLM("litellm");

    private final String label;

    FactsBase(String label) {
        this.label = label;
    }

    /** Returns the name in the configuration, in origins and in conflicts. */
    public String label() {
        return label;
    }

    /** Returns the base that has this label. */
    public static Optional<FactsBase> of(String label) {
        return Arrays.stream(values()).filter(base -> base.label.equals(label)).findFirst();
    }
}
