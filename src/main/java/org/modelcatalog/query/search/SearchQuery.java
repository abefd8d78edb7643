package org.modelcatalog.query.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a search, in any order and with any separator.
 *
 * @param text trimmed, lower case
 * @param words of the text; the search ignores words after the sixteenth
 */
record SearchQuery(String text, List<SearchWord> words) {

    static final int MAX_WORDS = 16;

    /** The search ignores the text after this length; no id is longer. */
    private static final int MAX_LENGTH = 200;

    private static final Pattern VERSION = Pattern.compile("[0-9][-_][0-9]+(?![0-9]|\\p{L})");

    static SearchQuery of(String text) {
        Set<SearchWord> words = new LinkedHashSet<>();
        var word = new StringBuilder();
        int length = Math.min(text.length(), MAX_LENGTH);
        for (int at = 0; at <= length && words.size() < MAX_WORDS; at++) {
            if (at < length && Character.isLetterOrDigit(text.charAt(at))) {
                word.append(text.charAt(at));
            } else if (at < length && (SearchText.isDecimalPoint(text, at) || isVersion(text, at))) {
                word.append(SearchText.POINT);
            } else if (!word.isEmpty()) {
                words.add(new SearchWord(word.toString()));
                word.setLength(0);
            }
        }
        return new SearchQuery(text, List.copyOf(words));
    }

    /** Splits the words into letters and numbers. */
    List<SearchWord> parts() {
        return words.stream().flatMap(word -> word.parts().stream()).distinct().toList();
    }

    /** Returns the names, in the form of {@link SearchText}, that equal the query, with or without an owner before them. */
    Set<String> names() {
        String withPoints = words.stream().map(SearchWord::withPoint).collect(Collectors.joining(" "));
        return Stream.of(text, withPoints, text.substring(text.indexOf('/') + 1))
                .map(SearchText::of)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether {@code 3-1} or {@code 3_1} stands for {@code 3.1}; {@code 3-1b} does not. */
    private static boolean isVersion(String text, int at) {
        return at > 0 && VERSION.matcher(text).region(at - 1, text.length()).lookingAt();
    }
}
