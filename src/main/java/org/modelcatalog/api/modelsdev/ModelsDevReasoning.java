package org.modelcatalog.api.modelsdev;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Reasoning;

/** A way in which a request controls reasoning, in the format of models.dev. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ModelsDevReasoning",
        requiredProperties = {"type"})
public record ModelsDevReasoning(
        @Schema(description = "toggle, effort or budget_tokens", examples = "effort")
        String type,

        @Schema(description = "Of an effort", examples = "[\"low\",\"high\"]")
        List<String> values) {

    private static final Set<String> EFFORTS =
            Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max", "default");

    /** Returns the ways that the offer's gateway states; another API has ways of its own. */
    static List<ModelsDevReasoning> of(LiveOffer offer) {
        Reasoning stated = offer.model().facts().reasoning();
        var ways = new ArrayList<ModelsDevReasoning>();
        if (stated == null || !offer.states(ModelField.REASONING)) {
            return ways;
        }
        if (Boolean.FALSE.equals(stated.mandatory())) {
            ways.add(new ModelsDevReasoning("toggle", null));
        }
        List<String> efforts = stated.supportedEfforts() == null
                ? List.of()
                : stated.supportedEfforts().stream().filter(EFFORTS::contains).toList();
        if (!efforts.isEmpty()) {
            ways.add(new ModelsDevReasoning("effort", efforts));
        }
        if (Boolean.TRUE.equals(stated.supportsMaxTokens())) {
            ways.add(new ModelsDevReasoning("budget_tokens", null));
        }
        return ways;
    }
}
