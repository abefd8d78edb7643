package org.modelcatalog.query;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which models are asked for: those that match every part. Normalised: filters that ask for the same in other words, case
 * or order are equal.
 *
 * @param words by facet, several as its {@link Facet.Values} say; a facet without words is not there
 * @param text words that id or name must hold, all of them; empty = any
 */
public record ModelFilter(
        OwnerFilter owner, Map<Facet, List<String>> words, Map<Measure, Range> ranges, List<String> text) {

    /** Every model. */
    public static final ModelFilter ALL = new ModelFilter(OwnerFilter.ANY, Map.of(), Map.of(), List.of());

    public ModelFilter {
        var facets = new EnumMap<Facet, List<String>>(Facet.class);
        words.forEach((facet, any) -> facets.put(facet, normalised(any)));
        facets.values().removeIf(List::isEmpty);
        words = Collections.unmodifiableMap(facets);
        var measures = new EnumMap<Measure, Range>(Measure.class);
        measures.putAll(ranges);
        measures.values().removeIf(range -> range.from() == null && range.to() == null);
        ranges = Collections.unmodifiableMap(measures);
        text = normalised(text);
    }

    /** Whether it leaves nothing out. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** The same, whatever is in id and name. */
    public ModelFilter withoutText() {
        return new ModelFilter(owner, words, ranges, List.of());
    }

    /** What is asked for, by parameter, each with its values. */
    public Map<String, List<String>> byParameter() {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (!owner.isAny()) {
            parameters.put("provider", owner.owners());
        }
        words.forEach((facet, any) -> parameters.put(facet.label(), any));
        ranges.forEach((measure, range) -> {
            put(parameters, measure.lower(), measure, range.from());
            put(parameters, measure.upper(), measure, range.to());
        });
        if (!text.isEmpty()) {
            parameters.put("q", List.of(String.join(" ", text)));
        }
        return parameters;
    }

    /** As a query string: no two filters have the same. */
    @Override
    public String toString() {
        return byParameter().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, List<String>> parameters, String name, Measure measure, BigDecimal value) {
        if (value != null) {
            parameters.put(name, List.of(measure.show(value)));
        }
    }

    private static List<String> normalised(Collection<String> words) {
        return words.stream()
                .map(Facet::key)
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
    }
}
