package org.modelcatalog.api.request;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.model.Modality;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.IsoTime;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/** Reads and checks filters and the sort key, as {@link ParameterReader} reads the other parameters. */
public final class FilterReader {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 200;
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,18})?");

    private static final String MODALITIES =
            Stream.of(Modality.values()).map(Modality::label).collect(Collectors.joining(", "));

    private FilterReader() {}

    /**
     * Values of a facet.
     *
     * @param values null or empty when absent
     */
    static List<String> words(Facet facet, List<String> values) {
        return values(facet.label(), values).stream()
                .flatMap(value -> read(facet, value))
                .toList();
    }

    /** Owners, in any case; what names none, such as a mere {@code @}, is absent. */
    static OwnerFilter owners(String parameter, List<String> values) {
        List<String> stated = values.stream().filter(value -> !value.isBlank()).toList();
        return OwnerFilter.of(values(parameter, stated));
    }

    /**
     * Values between commas, of every repetition.
     *
     * @param given null or empty when absent
     * @throws ProblemException for too many values, and for one that is too long or no text
     */
    public static List<String> values(String parameter, List<String> given) {
        List<String> values = given == null
                ? List.of()
                : given.stream().flatMap(FilterReader::values).toList();
        if (values.size() > MOST_VALUES) {
            throw ProblemException.badParameter(
                    parameter, "given at most " + MOST_VALUES + " values", values.size() + " values");
        }
        return values.stream().map(value -> word(parameter, value)).toList();
    }

    /**
     * Values between commas; a backslash before a comma makes it a part of a value. A text of nothing but white space and
     * commas stays, and is refused.
     */
    private static Stream<String> values(String given) {
        List<String> values = COMMA.splitAsStream(given)
                .map(value -> value.replace("\\,", ",").strip())
                .filter(value -> !value.isEmpty())
                .toList();
        return values.isEmpty() ? Stream.of("") : values.stream();
    }

    private static Stream<String> read(Facet facet, String value) {
        return switch (facet.written()) {
            case WORDS -> Stream.of(value);
            case OWNERS -> Stream.of(word(facet.label(), OwnerFilter.key(value)));
            case NAMES -> Stream.of(name(facet.label(), value));
            case MODALITIES -> Stream.of(modality(facet.label(), value));
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
            case USD_PER_MILLION, TOKENS_PER_SECOND, MILLISECONDS, POINTS -> decimal(measure.unit(), parameter, value);
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
        BigDecimal count = Size.parse(value);
        if (count == null) {
            throw ProblemException.badParameter(parameter, Size.ALLOWED, value);
        }
        return count;
    }

    private static BigDecimal decimal(Measure.Unit unit, String parameter, String value) {
        if (DECIMAL.matcher(value).matches()) {
            return new BigDecimal(value);
        }
        throw ProblemException.badParameter(
                parameter, unit.decimals() + ", 0 or more, such as 0.5, with at most 18 decimals", value);
    }

    private static BigDecimal time(String parameter, String value) {
        BigDecimal time = IsoTime.parse(value);
        if (time == null) {
            throw ProblemException.badParameter(
                    parameter, "an ISO-8601 date or date-time, such as 2026-01-31 or 2026-01-31T12:00:00Z", value);
        }
        return time;
    }

    private static String name(String parameter, String value) {
        if (NAME.matcher(value).matches()) {
            return value;
        }
        throw ProblemException.badParameter(
                parameter,
                "names of request parameters, each at most 64 characters, as in \"tools,tool_choice\"",
                value);
    }

    /** OpenRouter's spelling is read, too. */
    private static String modality(String parameter, String value) {
        return Modality.of(List.of(value)).stream()
                .map(Modality::label)
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(parameter, "some of: " + MODALITIES, value));
    }

    private static String word(String parameter, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badParameter(
                    parameter, "1 to " + LONGEST + " characters, none of them a control character", value);
        }
        return value;
    }
}
