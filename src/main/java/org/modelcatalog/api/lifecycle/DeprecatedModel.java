package org.modelcatalog.api.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.StatedTime;

/** A model whose end a source states, with LiteLLM's names first. */
@RegisterForReflection
@Schema(name = "DeprecatedModel")
public record DeprecatedModel(
        @Schema(description = "The model's id", examples = "acme-ai/aurora-7b")
        String modelName,

        @Schema(description = "The last day on which the source offers it, UTC", examples = "2027-06-30")
        String deprecationDate,

        @Schema(description = "From today, UTC; negative when the day is past", examples = "23")
        long daysUntilDeprecation,

        @Schema(
                enumeration = {"deprecated", "imminent", "upcoming"},
                examples = "imminent")
        String status,

        @Schema(description = "Every gateway that lists it", examples = "[\"openrouter\"]")
        List<String> sourceGateways,

        LifecycleView lifecycle) {

    /** LiteLLM's buckets, in its order. */
    enum Bucket {
        /** The day is past. */
        DEPRECATED,
        /** It is today, or within the days that were asked for. */
        IMMINENT,
        /** Later. */
        UPCOMING;

        static Bucket of(long days, int within) {
            if (days < 0) {
                return DEPRECATED;
            }
            return days <= within ? IMMINENT : UPCOMING;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DeprecatedModel of(Model model, StatedTime end, LocalDate today, int within) {
        long days = ChronoUnit.DAYS.between(today, end.day());
        return new DeprecatedModel(
                model.id(),
                end.day().toString(),
                days,
                Bucket.of(days, within).label(),
                model.gateways(),
                LifecycleView.of(model.lifecycle()));
    }

    boolean isIn(Bucket bucket) {
        return status.equals(bucket.label());
    }
}
