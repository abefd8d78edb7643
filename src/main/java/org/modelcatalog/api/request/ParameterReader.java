package org.modelcatalog.api.request;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.IsoTime;
import org.modelcatalog.query.search.ModelSearch;

/** Reads and checks raw parameter values. The problem for an invalid value names the parameter and the allowed values. */
public final class ParameterReader {

    static final int MAX_LIMIT = 1000;

    private static final Pattern ASCII_DIGITS = Pattern.compile("[0-9]{1,10}");
    private static final int MAX_QUERY_LENGTH = 200;
    private static final Pattern GATEWAY_ID = Pattern.compile("[A-Za-z0-9@._:/+~-]{1,200}");
    private static final String GATEWAY_IDS =
            "1 to 200 ASCII letters, digits and '@', '.', '_', ':', '/', '+', '~', '-', without '..'";
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off");

    private ParameterReader() {}

    /**
     * 1 to 1000.
     *
     * @param absent the limit when there is no value; null = all
     */
    static Integer limit(String value, Integer absent) {
        String rows = absent == null ? "all" : absent.toString();
        return value == null
                ? absent
                : Integer.valueOf(
                        integer("limit", value, 1, MAX_LIMIT, "an integer from 1 to 1000, or absent for " + rows));
    }

    /** 0 or more; 0 when absent. */
    static int offset(String value) {
        return value == null
                ? 0
                : integer("offset", value, 0, Integer.MAX_VALUE, "an integer from 0 to " + Integer.MAX_VALUE);
    }

    /** Absent parameters select the Hub's metrics and no provenance. */
    public static RowOptions rowOptions(String includeHuggingFace, String provenance) {
        return new RowOptions(
                bool("include_huggingface", includeHuggingFace, true),
                bool("provenance", provenance, false),
                List.of());
    }

    /** A boolean in the spellings that the Python catalog accepts. */
    public static boolean bool(String parameter, String value, boolean absent) {
        if (value == null) {
            return absent;
        }
        String word = value.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw ProblemException.badParameter(parameter, "true or false", value);
        }
        return TRUE.contains(word);
    }

    /**
     * A date or time.
     *
     * @return null when absent
     */
    public static Instant time(String parameter, String value) {
        return value == null
                ? null
                : Optional.ofNullable(IsoTime.parse(value))
                        .map(IsoTime::instant)
                        .orElseThrow(() -> ProblemException.badParameter(
                                parameter, "an ISO-8601 date or time, such as 2026-09-01T00:00:00Z", value));
    }

    /** The past moment of {@code as_of}; null = now. Whether it is past and known, its catalog decides. */
    public static Instant asOf(String value) {
        return value == null || value.isEmpty() ? null : time(ModelListParameters.MOMENT, value);
    }

    /** Whether models that have left their list are asked for, too; not when absent. */
    static boolean withdrawn(String include) {
        if (include == null || include.isEmpty()) {
            return false;
        }
        if (!include.equalsIgnoreCase("withdrawn")) {
            throw ProblemException.badParameter("include", "withdrawn, or absent", include);
        }
        return true;
    }

    /**
     * A model id.
     *
     * @param hub whether the id must be valid on the Hub
     */
    public static String modelId(String value, boolean hub) {
        if (hub
                ? !ModelId.isValid(ModelId.withoutVariant(value))
                : !GATEWAY_ID.matcher(value).matches() || value.contains("..")) {
            throw ProblemException.badParameter("id", hub ? ModelId.ALLOWED : GATEWAY_IDS, value);
        }
        return value;
    }

    /** The owner part of a model id. */
    public static String owner(String value) {
        if (value.contains("/") || !ModelId.isValid(value)) {
            throw ProblemException.badParameter(
                    "owner", "of ASCII letters, digits, '.', '_' and '-', without '..'", value);
        }
        return value;
    }

    /** The words of a search. */
    public static ModelSearch search(String value) {
        if (value == null
                || value.isBlank()
                || value.length() > MAX_QUERY_LENGTH
                || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badParameter(
                    "q",
                    "1 to " + MAX_QUERY_LENGTH + " characters to search for, none of them a control character",
                    value);
        }
        return ModelSearch.of(value);
    }

    /** The first value of a parameter, as a query string is read; null when absent. */
    static String first(Map<String, List<String>> given, String parameter) {
        List<String> values = given.get(parameter);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    public static int integer(String parameter, String value, int min, int max, String allowed) {
        try {
            int number = Integer.parseInt(value);
            if (ASCII_DIGITS.matcher(value).matches() && number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notAnInteger) {
            // rejected below, like a number out of range
        }
        throw ProblemException.badParameter(parameter, allowed, value);
    }
}
