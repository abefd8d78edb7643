package org.modelcatalog.model;

import java.util.List;

/**
 * How a model reasons before it answers, as its source states it. Null is unknown.
 *
 * @param mandatory whether it cannot be switched off
 * @param defaultEnabled whether it reasons when a request does not ask for it
 * @param supportedEfforts in the source's order
 * @param supportsMaxTokens whether a request can limit the tokens of reasoning
 */
public record Reasoning(
        Boolean mandatory,
        Boolean defaultEnabled,
        String defaultEffort,
        List<String> supportedEfforts,
        Boolean supportsMaxTokens) {

    public Reasoning {
        supportedEfforts = supportedEfforts == null ? null : List.copyOf(supportedEfforts);
    }
}
