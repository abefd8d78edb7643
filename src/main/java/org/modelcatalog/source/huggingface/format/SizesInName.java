package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sizes that a model's name states as words of their own: {@code 70B}, {@code 1.5b}, {@code 350M}, {@code 1T}. They are
 * rounded: good to choose between readings that are far apart, not to be shown.
 */
public final class SizesInName {

    // Not the active part: A3B.
    private static final Pattern SIZE =
            Pattern.compile("(?<![A-Za-z0-9.])(\\d{1,4}(?:\\.\\d{1,3})?)([BbMmTt])(?![A-Za-z0-9])");

    // 17B-16E: a size beside a number of experts is that of the active part.
    private static final Pattern ACTIVE_AND_EXPERTS = Pattern.compile("(?<![A-Za-z0-9.])\\d{1,3}[Ee](?![A-Za-z0-9])");

    // 8x7B: the parts share all but the experts, so the whole has about 0.85 of the product.
    private static final Pattern PARTS =
            Pattern.compile("(?<![A-Za-z0-9.])(\\d{1,2})x(\\d{1,3}(?:\\.\\d{1,3})?)[Bb](?![A-Za-z0-9])");

    // 1M is the length of a context.
    private static final double LEAST_SIZE = 1e7;

    private static final double SHARE_OF_PARTS = 0.85;

    // "2B" can be 2.6 billion, "120B" 116.8 billion. The readings of one map are further apart than that.
    private static final double LEAST = 0.9;
    private static final double MOST = 1.35;

    private SizesInName() {}

    /** Parameters, in the name's order; empty = none stated. */
    public static List<Double> of(String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (ACTIVE_AND_EXPERTS.matcher(name).find()) {
            return List.of();
        }
        Stream<Double> parts = PARTS.matcher(name)
                .results()
                .map(size ->
                        Double.parseDouble(size.group(1)) * Double.parseDouble(size.group(2)) * 1e9 * SHARE_OF_PARTS);
        Stream<Double> sizes =
                SIZE.matcher(name).results().map(size -> Double.parseDouble(size.group(1)) * unit(size.group(2)));
        return Stream.concat(parts, sizes).filter(size -> size >= LEAST_SIZE).toList();
    }

    /** Whether a model of this many parameters can have this size in its name. */
    public static boolean fits(double parameters, double size) {
        return parameters >= LEAST * size && parameters <= MOST * size;
    }

    private static double unit(String letter) {
        return switch (letter) {
            case "T", "t" -> 1e12;
            case "B", "b" -> 1e9;
            default -> 1e6;
        };
    }
}
