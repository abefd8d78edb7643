package org.modelcatalog.source.huggingface.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dtype map of a safetensors block, to calculate with. */
final class DtypeMap {

    /** Far above every model, and small enough for a double to hold its digits. */
    static final double MAX = 1e15;

    private static final Pattern BITS = Pattern.compile("\\d{1,2}");

    private final Map<String, Double> elements = new TreeMap<>();

    DtypeMap(Map<String, Long> dtypes) {
        dtypes.forEach(
                (dtype, count) -> elements.merge(dtype.toUpperCase(Locale.ROOT), count.doubleValue(), Double::sum));
    }

    /** Elements of these dtypes. */
    double of(String... dtypes) {
        return Arrays.stream(dtypes)
                .mapToDouble(dtype -> elements.getOrDefault(dtype, 0.0))
                .sum();
    }

    /** Exponents of two, which no format uses for anything but scales. */
    double exponents() {
        return of("F8_E8M0", "E8M0", "UE8");
    }

    double floats() {
        return of("BF16", "F16", "F32");
    }

    double bytesOfFloats() {
        return of("F8_E4M3", "F8_E5M2", "F8_E4M3FNUZ", "F8_E5M2FNUZ");
    }

    /** Every element but the {@link #exponents}. */
    double all() {
        return elements.values().stream().mapToDouble(Double::doubleValue).sum() - exponents();
    }

    /**
     * Bytes, or null.
     *
     * @param stored whether integers are known to be counted as they are stored
     */
    Long bytes(boolean stored) {
        boolean integers = of("I8", "U8", "I16", "U16", "I32", "U32") > all() / 1000;
        double bits = elements.entrySet().stream()
                .mapToDouble(dtype -> dtype.getValue() * width(dtype.getKey()))
                .sum();
        return integers && !stored || bits == 0 || bits > MAX * 64 ? null : (Long) (long) (bits / 8);
    }

    /** Bits of one element, as its dtype says: {@code BF16}, {@code I32}, {@code F8_E4M3}. */
    private static int width(String dtype) {
        Matcher bits = BITS.matcher(dtype);
        return bits.find() ? Integer.parseInt(bits.group()) : 8;
    }
}
