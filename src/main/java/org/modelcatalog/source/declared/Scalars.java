package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads single values of a record. What has the wrong type, or is too long, too large or negative, is null. */
final class Scalars {

    private static final int LONGEST_NUMBER = 200;
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private Scalars() {}

    /**
     * When something ends.
     *
     * @param stated ISO-8601 date or date-time
     * @param past the first moment after it: of a date alone, that of the next day
     */
    record End(String stated, Instant past) {}

    static String text(JsonNode value, int longest) {
        return value.isTextual() ? bounded(value.textValue(), longest) : null;
    }

    static String bounded(String text, int longest) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.length() > longest ? null : stripped;
    }

    /** A whole number, which some write with a decimal point. */
    static Long whole(JsonNode value, int times, BigDecimal most) {
        BigDecimal number = value.isNumber() ? exact(value) : null;
        if (number == null || number.signum() <= 0 || number.compareTo(most) > 0) {
            return null;
        }
        BigDecimal whole = number.multiply(BigDecimal.valueOf(times));
        return whole.stripTrailingZeros().scale() > 0 || whole.compareTo(most) > 0 ? null : whole.longValue();
    }

    static BigDecimal exact(JsonNode value) {
        try {
            BigDecimal number = value.isTextual() && value.textValue().length() <= LONGEST_NUMBER
                    ? new BigDecimal(value.textValue().strip())
                    : value.isNumber() ? value.decimalValue() : null;
            // the exponent of a hostile number would be written out
            return number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static Instant instant(JsonNode value) {
        BigDecimal seconds = exact(value);
        if (seconds != null) {
            return seconds.signum() <= 0 || seconds.compareTo(LAST_SECOND) > 0
                    ? null
                    : Instant.ofEpochSecond(seconds.longValue());
        }
        String text = text(value, LONGEST_NUMBER);
        try {
            if (text == null) {
                return null;
            }
            return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : midnight(LocalDate.parse(text));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    static End end(JsonNode value) {
        Instant instant = instant(value);
        if (instant == null) {
            return null;
        }
        boolean date = value.isTextual() && value.textValue().strip().matches("\\d{4}-\\d{2}-\\d{2}");
        return date
                ? new End(
                        value.textValue().strip(),
                        midnight(LocalDate.parse(value.textValue().strip()).plusDays(1)))
                : new End(instant.toString(), instant);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
