package org.modelcatalog.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Converts ISO-8601 times to exact numbers: seconds since 1970, to the microsecond. */
public final class IsoTime {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int MAX_LENGTH = 40;
    private static final int DECIMALS = 6;
    private static final long MICROS = 1_000_000;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private IsoTime() {}

    /** Parses an ISO-8601 date or date-time; UTC is the default zone. Returns null for any other text. */
    public static BigDecimal parse(String iso) {
        if (iso == null || iso.length() > MAX_LENGTH) {
            return null;
        }
        try {
            Instant moment = ISO.parse(iso, Instant::from);
            return moment.isBefore(FIRST) || moment.isAfter(LAST) ? null : seconds(moment);
        } catch (DateTimeException notIso) {
            return null;
        }
    }

    /** Converts back what {@link #parse} gives. */
    public static Instant instant(BigDecimal seconds) {
        long micros = seconds.movePointRight(DECIMALS).longValueExact();
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    private static BigDecimal seconds(Instant moment) {
        return BigDecimal.valueOf(moment.getEpochSecond() * MICROS + moment.getNano() / 1000, DECIMALS);
    }
}
