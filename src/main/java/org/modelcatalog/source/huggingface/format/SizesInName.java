package org.modelcatalog.source.huggingface.format;

import java.util.List;
import java.util.regex.Pattern;

/** Sizes that a model's name states as words of their own: {@code 70B}, {@code 1.5b}, {@code 350M}, {@code 1T}. */
public final class SizesInName {

    // Not the 7B of 8x7B, whose parts share layers, and not the active part of A3B.
    private static final Pattern SIZE =
            Pattern.compile("(?<![A-Za-z0-9.])(\\d{1,4}(?:\\.\\d{1,3})?)([BbMmTt])(?![A-Za-z0-9])");

    // 17B-16E: a size beside a number of experts is that of the active part.
    private static final Pattern EXPERTS = Pattern.compile("(?<![A-Za-z0-9.])\\d{1,3}[Ee](?![A-Za-z0-9])");

    private SizesInName() {}

    /** Parameters, in the name's order; empty = none stated. */
    public static List<Double> of(String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (EXPERTS.matcher(name).find()) {
            return List.of();
        }
        return SIZE.matcher(name)
                .results()
                .map(size -> Double.parseDouble(size.group(1)) * unit(size.group(2)))
                .filter(size -> size > 0)
                .toList();
    }

    private static double unit(String letter) {
        return switch (letter) {
            case "T", "t" -> 1e12;
            case "B", "b" -> 1e9;
            default -> 1e6;
        };
    }
}
