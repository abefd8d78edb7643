package org.modelcatalog.model;

import java.time.Instant;
import java.util.Locale;

/**
 * Where a model is between its announcement and its end, from what sources state and from its absence.
 *
 * @param firstSeen when a fetch first listed the model; null = unknown
 * @param lastSeen when the list last had the model; null = it has it now
 * @param deprecatedAt ISO-8601; null = unknown
 * @param sunsetAt ISO-8601 date or date-time after which the source no longer offers the model; null = unknown
 * @param replacement id of the model that the source recommends instead; null = unknown
 * @param source who states the end; if nobody does, the gateway whose list says the rest
 */
public record Lifecycle(
        Status status,
        Instant firstSeen,
        Instant lastSeen,
        String deprecatedAt,
        String sunsetAt,
        String replacement,
        String source) {

    /** The stages of a model. */
    public enum Status {
        /** Listed, with a live offer. */
        LIVE,
        /** Listed, without a live offer. */
        ANNOUNCED,
        /** Gone from its list. */
        UNLISTED,
        /** Without a live offer, and the end that a source states is past. */
        RETIRED;

        /** The name that clients see, for example {@code live}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Lifecycle of(Model model) {
        Deprecation stated = model.facts().deprecation();
        return new Lifecycle(
                status(model),
                model.listing().firstSeen(),
                model.listing().lastSeen(),
                stated == null ? null : stated.deprecatedAt(),
                model.facts().expirationDate(),
                stated == null ? null : stated.replacement(),
                source(model, stated));
    }

    /** A live offer is a stronger sign than a date that has passed. */
    private static Status status(Model model) {
        if (model.serving().servable()) {
            return Status.LIVE;
        }
        if (model.listing().ended()) {
            return Status.RETIRED;
        }
        return model.listing().withdrawn() ? Status.UNLISTED : Status.ANNOUNCED;
    }

    private static String source(Model model, Deprecation stated) {
        Origin end = model.origins().get(ModelField.EXPIRATION_DATE);
        if (end != null) {
            return end.source();
        }
        return stated == null || stated.source() == null ? model.sourceGateway() : stated.source();
    }
}
