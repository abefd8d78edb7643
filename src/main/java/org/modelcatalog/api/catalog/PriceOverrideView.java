package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.PriceOverride;

/** Prices that hold under conditions; a price that is left out is the model's own. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PriceOverrideView(
        Long minPromptTokens,
        Long utcStart,
        Long utcEnd,
        List<String> days,
        String serviceTier,
        @JsonAnyGetter Map<String, String> prices) {

    static PriceOverrideView of(PriceOverride override) {
        return new PriceOverrideView(
                override.minPromptTokens(),
                override.utcStart(),
                override.utcEnd(),
                override.days(),
                override.serviceTier(),
                JsonNumbers.decimals(override.pricing()));
    }
}
