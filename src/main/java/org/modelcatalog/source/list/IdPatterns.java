package org.modelcatalog.source.list;

import java.util.List;
import java.util.Locale;

/**
 * Which models of a gateway are shown, by their ids. In a pattern {@code *} is any number of characters, {@code ?} is one;
 * case does not matter, and a pattern is of the whole id.
 *
 * @param include only these; empty = all
 * @param exclude none of these, even where they are included
 */
record IdPatterns(List<String> include, List<String> exclude) {

    IdPatterns {
        include = include.stream().map(IdPatterns::lower).toList();
        exclude = exclude.stream().map(IdPatterns::lower).toList();
    }

    boolean show(String id) {
        String lower = lower(id);
        return (include.isEmpty() || include.stream().anyMatch(pattern -> matches(pattern, lower)))
                && exclude.stream().noneMatch(pattern -> matches(pattern, lower));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Goes back to the last {@code *} only, so that no pattern takes longer than its length times that of the id. */
    private static boolean matches(String pattern, String id) {
        int at = 0;
        int star = -1;
        int resumed = 0;
        for (int i = 0; i < id.length(); ) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (wanted == '*') {
                star = at++;
                resumed = i;
            } else if (at < pattern.length() && (wanted == '?' || wanted == id.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resumed;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
