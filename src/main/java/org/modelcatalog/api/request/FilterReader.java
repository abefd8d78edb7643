package org.modelcatalog.api.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.IsoTime;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/** Reads and checks filters and the sort key, as {@link ParameterReader} reads the other parameters. */
final class FilterReader {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 200;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,18})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private FilterReader() {}

    /**
     * Alternative values of a facet.
     *
     * @param values null or empty when absent
     */
    static List<String> words(Facet facet, List<String> values) {
        List<String> given = values == null ? List.of() : values;
        String parameter = facet.label();
        if (given.size() > MOST_VALUES) {
            throw ProblemException.badParameter(
                    parameter, "given at most " + MOST_VALUES + " times", given.size() + " values");
        }
        return given.stream()
                .map(value -> word(parameter, value.strip()))
                .flatMap(value -> read(facet, value))
                .toList();
    }

    private static Stream<String> read(Facet facet, String value) {
        return switch (facet.written()) {
            case WORDS -> Stream.of(value);
            case OWNERS ->
                Stream.of(word(facet.label(), OwnerFilter.parse(value).owner()));
            case BOOLEANS -> Stream.of(String.valueOf(ParameterReader.bool(facet.label(), value, false)));
            case CONSENTS ->
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> Stream.of("auto", "manual");
                    case "false", "auto", "manual" -> Stream.of(value);
                    default ->
                        throw ProblemException.badParameter(facet.label(), "one of: true, false, auto, manual", value);
                };
        };
    }

    /**
     * A range of a measure.
     *
     * @param lower null = unbounded
     * @param upper null = unbounded
     */
    static Range range(Measure measure, String lower, String upper) {
        BigDecimal from = lower == null ? null : number(measure, measure.lower(), lower);
        BigDecimal to = upper == null ? null : number(measure, measure.upper(), upper);
        var range = new Range(from, to);
        if (range.isBackwards()) {
            throw ProblemException.badParameter(
                    measure.lower(), "at most " + measure.upper() + ", which is " + measure.show(to), lower);
        }
        return range;
    }

    private static BigDecimal number(Measure measure, String parameter, String value) {
        return switch (measure.unit()) {
            case COUNT, SCORE -> count(parameter, value);
            case USD_PER_MILLION -> price(parameter, value);
            case TIME -> time(parameter, value);
        };
    }

    /** Words of an id or name; none when absent. */
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
                        .orElseThrow(() -> ProblemException.badParameter(
                                "sort", "one of: " + Sort.KEYS + ", with '-' before it for descending", value));
    }

    private static BigDecimal count(String parameter, String value) {
        if (WHOLE.matcher(value).matches()) {
            BigDecimal count = new BigDecimal(value);
            if (count.compareTo(LARGEST) <= 0) {
                return count;
            }
        }
        throw ProblemException.badParameter(parameter, "an integer from 0 to " + LARGEST, value);
    }

    private static BigDecimal price(String parameter, String value) {
        if (DECIMAL.matcher(value).matches()) {
            return new BigDecimal(value);
        }
        throw ProblemException.badParameter(
                parameter, "US dollars per million tokens, 0 or more, such as 0.5, with at most 18 decimals", value);
    }

    private static BigDecimal time(String parameter, String value) {
        BigDecimal time = IsoTime.parse(value);
        if (time == null) {
            throw ProblemException.badParameter(
                    parameter, "an ISO-8601 date or date-time, such as 2026-01-31 or 2026-01-31T12:00:00Z", value);
        }
        return time;
    }

    private static String word(String parameter, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badParameter(
                    parameter, "1 to " + LONGEST + " characters, none of them a control character", value);
        }
        return value;
    }
}
