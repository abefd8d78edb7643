package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.PriceOverride;

/** Prices that hold under conditions; a price that is left out is the model's own. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "PriceOverride", description = "All conditions must hold; of two that apply, the later one holds")
public record PriceOverrideView(
        @Schema(description = "The prompt has more tokens than this")
        Long minPromptTokens,

        @Schema(description = "From this time of day, UTC, as HHMM", examples = "1000")
        Long utcStart,

        @Schema(description = "Before this time of day, UTC, as HHMM", examples = "100")
        Long utcEnd,

        @Schema(description = "Days of the week, as the source writes them")
        List<String> days,

        String serviceTier,

        @JsonAnyGetter @Schema(description = "The prices, by the names of `pricing`")
        Map<String, String> prices) {

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
