package org.modelcatalog.source.huggingface.format;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Widths of weights in words: {@code w4a16}, {@code int8}, {@code nvfp4}, {@code 4bit}, {@code 3.5bpw}. */
final class WeightBits {

    private static final Pattern WIDTH = Pattern.compile(
            "(?<![a-z0-9.])(?:(\\d)[-_]?bits?|u?int(\\d)|w(\\d)a(?:fp)?\\d{1,2}|(?:nv|mx)?fp(\\d)|nf(\\d)|q(\\d)|(\\d(?:\\.\\d{1,2})?)[-_]?bpw)(?![0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GROUP =
            Pattern.compile("(?<![A-Za-z0-9])(?:(?:gs?|group)[-_]?(32|64|128|256)|(32|64|128|256)g)(?![A-Za-z0-9])");

    private WeightBits() {}

    /** The first width that a text states, or null. */
    static BigDecimal in(String text) {
        if (text == null) {
            return null;
        }
        Matcher width = WIDTH.matcher(text);
        while (width.find()) {
            Optional<BigDecimal> bits = IntStream.rangeClosed(1, width.groupCount())
                    .mapToObj(width::group)
                    .filter(group -> group != null)
                    .map(BigDecimal::new)
                    .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(8)) <= 0)
                    .findFirst();
            if (bits.isPresent()) {
                return bits.get();
            }
        }
        return null;
    }

    /** Weights that share a scale, where a name states it ({@code g128}, {@code 128g}), or null. */
    static Integer groupIn(String name) {
        Matcher group = GROUP.matcher(name);
        if (!group.find()) {
            return null;
        }
        return Integer.valueOf(group.group(1) != null ? group.group(1) : group.group(2));
    }
}
