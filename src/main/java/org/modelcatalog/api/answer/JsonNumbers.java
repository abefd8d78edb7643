package org.modelcatalog.api.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.query.IsoTime;

/** Numbers and times in the forms that JSON clients can read without loss. */
public final class JsonNumbers {

    /** {@code Number.MAX_SAFE_INTEGER} of JavaScript: its clients reject a whole response for one larger integer. */
    private static final long MAX_SAFE = (1L << 53) - 1;

    private JsonNumbers() {}

    /** An exact decimal as text without an exponent, since most clients round JSON numbers; null stays null. */
    public static String decimal(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    /** The known prices by their names, in order. */
    public static Map<String, String> decimals(Pricing pricing) {
        var decimals = new LinkedHashMap<String, String>();
        pricing.stated().forEach((price, value) -> decimals.put(price.label(), decimal(value)));
        return decimals;
    }

    /** The number, or null when JavaScript cannot hold it. */
    public static Long safe(Long number) {
        return number == null || number > MAX_SAFE || number < -MAX_SAFE ? null : number;
    }

    /** The number, or null when it is no integer or JavaScript cannot hold it. */
    public static Long safe(BigDecimal number) {
        return number == null
                        || number.stripTrailingZeros().scale() > 0
                        || number.abs().compareTo(BigDecimal.valueOf(MAX_SAFE)) > 0
                ? null
                : number.longValue();
    }

    /** Seconds since 1970 of an ISO-8601 time; empty for null, for any other text, and for a time beyond safe integers. */
    public static OptionalLong epochSeconds(String time) {
        try {
            Long seconds = time == null ? null : safe(Instant.parse(time).getEpochSecond());
            return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds);
        } catch (DateTimeException notIso) {
            return OptionalLong.empty();
        }
    }

    /** The date in UTC of an ISO-8601 date or time, as {@code 2026-12-31}; null for null and for any other text. */
    public static String date(String time) {
        BigDecimal seconds = IsoTime.parse(time);
        return seconds == null
                ? null
                : date(Instant.ofEpochSecond(
                        seconds.setScale(0, RoundingMode.FLOOR).longValueExact()));
    }

    /** The date in UTC, as {@code 2026-12-31}. */
    public static String date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
