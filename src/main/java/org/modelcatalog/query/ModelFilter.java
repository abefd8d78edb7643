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
 * @param tags tags that the model must have, all of them; empty = any
 */
public record ModelFilter(
        OwnerFilter owner,
        Map<Facet, List<String>> words,
        Map<Measure, Range> ranges,
        List<String> text,
        List<String> tags) {

    /** Every model. */
    public static final ModelFilter ALL = new ModelFilter(OwnerFilter.ANY, Map.of(), Map.of(), List.of());

    /** An owner that cannot be: no list of words asks for nothing. */
    private static final List<String> NOBODY = List.of(" ");

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
        tags = normalised(tags);
    }

    /** A filter that asks for no tags but those of its facet. */
    public ModelFilter(
            OwnerFilter owner, Map<Facet, List<String>> words, Map<Measure, Range> ranges, List<String> text) {
        this(owner, words, ranges, text, List.of());
    }

    /** Whether it leaves nothing out. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** The same, of these owners alone. */
    public ModelFilter by(OwnerFilter owners) {
        if (owner.isAny()) {
            return new ModelFilter(owners, words, ranges, text, tags);
        }
        var narrowed = new EnumMap<Facet, List<String>>(Facet.class);
        narrowed.putAll(words);
        narrowed.merge(Facet.AUTHOR, owners.owners(), (asked, also) -> {
            List<String> both = asked.stream().filter(also::contains).toList();
            return both.isEmpty() ? NOBODY : both;
        });
        return new ModelFilter(owner, narrowed, ranges, text, tags);
    }

    /** The same, whatever is in id and name. */
    public ModelFilter withoutText() {
        return new ModelFilter(owner, words, ranges, List.of(), tags);
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
        if (!tags.isEmpty()) {
            parameters.put("filter", tags);
        }
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
