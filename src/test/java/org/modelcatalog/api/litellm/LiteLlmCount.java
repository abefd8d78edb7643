package org.modelcatalog.api.litellm;

import java.util.List;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Model;

/** How many live offers LiteLLM's map shows, some of them under two names. */
public record LiteLlmCount(int shown, int leftOut) {

    public static LiteLlmCount of(List<Model> models) {
        var selection = LiteLlmSelection.of(models);
        return new LiteLlmCount(LiveOffer.of(models).size() - selection.leftOut(), selection.leftOut());
    }
}
