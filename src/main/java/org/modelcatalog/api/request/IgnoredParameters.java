package org.modelcatalog.api.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names in a query string that the route does not know, so that a client sees a misspelt filter.
 *
 * @param names sorted, at most 20, each at most 64 characters of printable ASCII
 */
public record IgnoredParameters(List<String> names) {

    /** The route knows every name. */
    static final IgnoredParameters NONE = new IgnoredParameters(List.of());

    private static final int MOST = 20;
    private static final int LONGEST = 64;

    /** Returns the given names that are not known. */
    static IgnoredParameters of(Set<String> given, Set<String> known) {
        if (known.containsAll(given)) {
            return NONE;
        }
        var unknown = new ArrayList<>(given);
        unknown.removeAll(known);
        return new IgnoredParameters(unknown.stream()
                .filter(name -> !name.isEmpty())
                .map(IgnoredParameters::printable)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList());
    }

    /** Names come from anywhere and go into an answer that other programs print. */
    private static String printable(String name) {
        return name.codePoints()
                .limit(LONGEST)
                .map(letter -> letter >= ' ' && letter <= '~' ? letter : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** No two lists of names have the same: it is a part of the name under which a body is kept. */
    @Override
    public String toString() {
        return names.stream()
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
