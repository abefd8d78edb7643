package org.modelcatalog.api.request;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads whole numbers, also as people write sizes: {@code 7B}, {@code 128k}, {@code 1.5M}. The letters are decimal, so
 * that a context of at least 128k is found whether a model has 128,000 tokens or 131,072.
 */
final class Size {

    /** Completes the sentence "{parameter} must be …". */
    static final String ALLOWED = "an integer from 0 to " + Long.MAX_VALUE + ", or a size such as 128k, 1.5M or 7B";

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,19})|([0-9]{1,15}(?:\\.[0-9]{1,9})?)([kmbt])");
    private static final Map<String, Integer> ZEROS = Map.of("k", 3, "m", 6, "b", 9, "t", 12);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Size() {}

    /** Returns the number; null for any other text, a fraction, and a number that is too large. */
    static BigDecimal parse(String text) {
        Matcher written = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return null;
        }
        BigDecimal number = written.group(1) != null
                ? new BigDecimal(written.group(1))
                : new BigDecimal(written.group(2)).scaleByPowerOfTen(ZEROS.get(written.group(3)));
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole && number.compareTo(LARGEST) <= 0 ? number : null;
    }
}
