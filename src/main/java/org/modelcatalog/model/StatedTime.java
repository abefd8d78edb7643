package org.modelcatalog.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date or a moment as a source states it. A date is a whole day in UTC.
 *
 * @param from its first moment
 * @param over the first moment after it; of a moment, that moment itself
 */
public record StatedTime(Instant from, Instant over) {

    private static final int DATE_LENGTH = "2026-12-31".length();
    private static final int MAX_LENGTH = 40;

    /** Parses an ISO-8601 date, or a date-time with its offset; empty for null and other text. */
    public static Optional<StatedTime> parse(String iso) {
        if (iso == null || iso.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            if (iso.length() == DATE_LENGTH) {
                LocalDate date = LocalDate.parse(iso);
                return Optional.of(new StatedTime(midnight(date), midnight(date.plusDays(1))));
            }
            Instant moment = OffsetDateTime.parse(iso).toInstant();
            return Optional.of(new StatedTime(moment, moment));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether it is over at a moment. */
    public boolean isOver(Instant at) {
        return !over.isAfter(at);
    }

    /** Returns its last second. */
    public Instant last() {
        return from.equals(over) ? from : over.minusSeconds(1);
    }

    /** Returns its day in UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
