package org.modelcatalog.source.huggingface.format;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Hints of what packed the weights: the record's own statement, and words in the model's name. */
record PackingHints(String method, String format, BigDecimal bits, Integer groupSize) {

    static PackingHints of(String id, HubQuantization stated) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        HubQuantization known = stated == null ? new HubQuantization(null, null, null, null) : stated;
        BigDecimal bits = known.bits() != null ? known.bits() : WeightBits.in(name);
        Integer group = known.groupSize() != null ? known.groupSize() : WeightBits.groupIn(name);
        return new PackingHints(known.method(), known.format() == null ? name : known.format(), bits, group);
    }

    /** Whether anything calls the model quantised. */
    boolean any() {
        return method != null || bits != null || groupSize != null;
    }

    double bitsOr(double other) {
        return bits == null ? other : bits.doubleValue();
    }

    boolean isMethod(Set<String> methods) {
        return method != null && methods.contains(method.replace('_', '-'));
    }

    boolean isFormat(String... words) {
        String text = format.toLowerCase(Locale.ROOT);
        return Stream.of(words).anyMatch(text::contains);
    }
}
