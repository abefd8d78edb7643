package org.modelcatalog.api.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.query.IsoTime;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/** Reads filters and the order, as {@link ParameterReader} reads the rest: a wrong one is named, with what is allowed. */
final class FilterReader {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 200;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,18})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private FilterReader() {}

    /** Words of an open vocabulary; null or empty when absent. */
    static List<String> words(String parameter, List<String> values) {
        List<String> given = values == null ? List.of() : values;
        if (given.size() > MOST_VALUES) {
            throw new BadParameterException(
                    parameter, "given at most " + MOST_VALUES + " times", given.size() + " values");
        }
        return given.stream().map(value -> word(parameter, value.strip())).toList();
    }

    /** Owners, written as {@code provider} is. */
    static List<String> authors(List<String> values) {
        return words("author", values).stream()
                .map(value -> word("author", OwnerFilter.parse(value).owner()))
                .toList();
    }

    /** As the Hub writes it; {@code true} is both ways to give consent. */
    static List<String> gated(List<String> values) {
        return words("gated", values).stream()
                .flatMap(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> Stream.of("auto", "manual");
                    case "false", "auto", "manual" -> Stream.of(value);
                    default -> throw new BadParameterException("gated", "one of: true, false, auto, manual", value);
                })
                .toList();
    }

    static List<String> switches(String parameter, List<String> values) {
        return words(parameter, values).stream()
                .map(value -> String.valueOf(ParameterReader.bool(parameter, value, false)))
                .toList();
    }

    static Range counts(Measure measure, String min, String max) {
        return range(measure, min, max, FilterReader::count);
    }

    static Range prices(Measure measure, String min, String max) {
        return range(measure, min, max, FilterReader::price);
    }

    /** @param before null = without an end */
    static Range period(Measure measure, String after, String before) {
        return range(measure, after, before, FilterReader::moment);
    }

    /** Words to be found in id or name; none when absent. */
    static List<String> text(String value) {
        return value == null
                ? List.of()
                : List.of(ParameterReader.search(value).text().split(" "));
    }

    /** Null when absent. */
    static Sort sort(String value) {
        return value == null
                ? null
                : Sort.parse(value)
                        .orElseThrow(() -> new BadParameterException(
                                "sort", "one of: " + Sort.KEYS + ", with '-' before it for descending", value));
    }

    private static Range range(
            Measure measure, String lower, String upper, BiFunction<String, String, BigDecimal> read) {
        BigDecimal from = lower == null ? null : read.apply(measure.lower(), lower);
        BigDecimal to = upper == null ? null : read.apply(measure.upper(), upper);
        var range = new Range(from, to);
        if (range.isBackwards()) {
            throw new BadParameterException(
                    measure.lower(), "at most " + measure.upper() + ", which is " + measure.show(to), lower);
        }
        return range;
    }

    private static BigDecimal count(String parameter, String value) {
        if (WHOLE.matcher(value).matches()) {
            BigDecimal count = new BigDecimal(value);
            if (count.compareTo(LARGEST) <= 0) {
                return count;
            }
        }
        throw new BadParameterException(parameter, "an integer from 0 to " + LARGEST, value);
    }

    private static BigDecimal price(String parameter, String value) {
        if (DECIMAL.matcher(value).matches()) {
            return new BigDecimal(value);
        }
        throw new BadParameterException(
                parameter, "US dollars per million tokens, 0 or more, such as 0.5, with at most 18 decimals", value);
    }

    private static BigDecimal moment(String parameter, String value) {
        BigDecimal moment = IsoTime.parse(value);
        if (moment == null) {
            throw new BadParameterException(
                    parameter, "an ISO-8601 date or date-time, such as 2026-01-31 or 2026-01-31T12:00:00Z", value);
        }
        return moment;
    }

    private static String word(String parameter, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new BadParameterException(
                    parameter, "1 to " + LONGEST + " characters, none of them a control character", value);
        }
        return value;
    }
}
