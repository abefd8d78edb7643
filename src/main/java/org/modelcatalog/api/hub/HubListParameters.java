package org.modelcatalog.api.hub;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/**
 * The query string of the Hub's list of models.
 *
 * @param given decoded, by name
 */
record HubListParameters(MultivaluedMap<String, String> given) {

    private static final int MOST_ROWS = 1000;
    private static final int MOST_VALUES = 50;
    private static final int LONGEST = 200;

    private static final Map<String, String> SORTS = Map.of(
            "createdAt", "created",
            "created_at", "created",
            "downloads", "downloads",
            "lastModified", "modified",
            "last_modified", "modified",
            "likes", "likes",
            "num_parameters", "params",
            "trendingScore", "trending",
            "trending_score", "trending");

    /** The Hub knows these of a model, the mirror does not: leaving them unread would be a wrong list. */
    private static final Set<String> NOT_MIRRORED =
            Set.of("apps", "inference", "inference_provider", "trained_dataset");

    private static final Pattern SIZES =
            Pattern.compile("(min|max):([0-9]{1,12}(?:\\.[0-9]{1,6})?)([KMBT]?)", Pattern.CASE_INSENSITIVE);

    /**
     * Reads the query.
     *
     * @throws ProblemException in the Hub's words
     */
    ListQuery query() {
        for (String name : NOT_MIRRORED) {
            if (given.containsKey(name)) {
                throw HubError.invalid("Invalid parameter: " + name + " is not known of mirrored models");
            }
        }
        ListQuery query = ListQuery.ofWholeHub(filter(), sort(), limit());
        String cursor = first("cursor");
        return cursor == null ? query : query.after(cursor);
    }

    /** The properties of each model. */
    List<HubProperty> properties() {
        List<String> names = expanded();
        if (names.isEmpty()) {
            return isTrue("full") ? HubProperty.FULL : HubProperty.USUAL;
        }
        for (String name : names) {
            if (!HubProperty.isOne(name)) {
                throw HubError.invalid("Invalid option: expected one of " + HubProperty.names() + "\n  → at expand");
            }
        }
        return names.stream().flatMap(name -> HubProperty.of(name).stream()).toList();
    }

    /** Whether the client chose the properties. */
    boolean expands() {
        return !expanded().isEmpty();
    }

    private List<String> expanded() {
        return Stream.concat(values("expand"), values("expand[]"))
                .distinct()
                .limit(MOST_VALUES)
                .toList();
    }

    private ModelFilter filter() {
        Map<Facet, List<String>> words = new EnumMap<>(Facet.class);
        put(words, Facet.TASK, "pipeline_tag");
        put(words, Facet.LIBRARY, "library");
        if (first("gated") != null) {
            words.put(Facet.GATED, isTrue("gated") ? List.of("auto", "manual") : List.of("false"));
        }
        String author = first("author");
        return new ModelFilter(
                author == null ? OwnerFilter.ANY : OwnerFilter.of(List.of(author)),
                words,
                sizes(),
                values("search")
                        .flatMap(Pattern.compile("\\s+")::splitAsStream)
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_VALUES)
                        .toList(),
                values("filter", "tags", "other").toList());
    }

    private void put(Map<Facet, List<String>> words, Facet facet, String name) {
        List<String> values = values(name).toList();
        if (!values.isEmpty()) {
            words.put(facet, values);
        }
    }

    private Map<Measure, Range> sizes() {
        BigDecimal[] ends = {null, null};
        values("num_parameters").forEach(size -> {
            Matcher end = SIZES.matcher(size.strip());
            if (!end.matches()) {
                throw HubError.invalid("Invalid num_parameters: " + HubError.printable(size));
            }
            int zeros =
                    " KMBT".indexOf(end.group(3).isEmpty() ? " " : end.group(3).toUpperCase(java.util.Locale.ROOT)) * 3;
            ends[end.group(1).equalsIgnoreCase("min") ? 0 : 1] = new BigDecimal(end.group(2)).scaleByPowerOfTen(zeros);
        });
        return Map.of(Measure.PARAMS, new Range(ends[0], ends[1]));
    }

    private Sort sort() {
        String sort = first("sort");
        String direction = first("direction");
        if (direction != null && !Set.of("1", "-1").contains(direction)) {
            throw HubError.invalid("Invalid direction: " + HubError.printable(direction));
        }
        String key = sort == null ? "trending" : SORTS.get(sort);
        if (key == null) {
            throw HubError.invalid("Invalid sort parameter: " + HubError.printable(sort));
        }
        return Sort.parse(("1".equals(direction) ? "" : "-") + key).orElseThrow();
    }

    /** The Hub takes a limit that is too large for its largest. */
    private int limit() {
        String limit = first("limit");
        if (limit == null) {
            return MOST_ROWS;
        }
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) == 0) {
            throw HubError.invalid("Invalid limit: " + HubError.printable(limit));
        }
        return Math.min(MOST_ROWS, Integer.parseInt(limit));
    }

    private boolean isTrue(String name) {
        String value = first(name);
        return "true".equalsIgnoreCase(value) || "1".equals(value);
    }

    /** Null when absent. */
    private String first(String name) {
        return values(name).findFirst().orElse(null);
    }

    /** Repeated ones, and those between commas. */
    private Stream<String> values(String... names) {
        var values = new ArrayList<String>();
        for (String name : names) {
            for (String value : given.getOrDefault(name, List.of())) {
                if (value.length() > 10 * LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                    throw HubError.invalid("Invalid " + name);
                }
                Stream.of(name.equals("cursor") || name.equals("search") ? new String[] {value} : value.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .forEach(values::add);
            }
        }
        if (values.size() > MOST_VALUES) {
            throw HubError.invalid("Invalid " + names[0] + ": more than " + MOST_VALUES + " values");
        }
        return values.stream();
    }
}
