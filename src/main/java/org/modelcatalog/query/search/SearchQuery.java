package org.modelcatalog.query.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody looks for: words, in any order, however they are separated.
 *
 * @param text trimmed, lower case
 * @param words of the text; those after the sixteenth are not looked at
 */
public record SearchQuery(String text, List<SearchWord> words) {

    static final int MAX_WORDS = 16;

    /** What follows is not looked at; ids are no longer. */
    private static final int MAX_LENGTH = 200;

    private static final Pattern VERSION = Pattern.compile("[0-9][-_][0-9]+(?![0-9]|\\p{L})");

    public static SearchQuery of(String text) {
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

    /** The words with letters and numbers apart. */
    List<SearchWord> parts() {
        return words.stream().flatMap(word -> word.parts().stream()).distinct().toList();
    }

    /** How a name is written, as {@link SearchText} does, that is the query and nothing else, after its owner or without. */
    Set<String> names() {
        String withPoints = words.stream().map(SearchWord::withPoint).collect(Collectors.joining(" "));
        return Stream.of(text, withPoints, text.substring(text.indexOf('/') + 1))
                .map(SearchText::of)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether {@code 3-1} and {@code 3_1} are written for {@code 3.1}, which {@code 3-1b} is not. */
    private static boolean isVersion(String text, int at) {
        return at > 0 && VERSION.matcher(text).region(at - 1, text.length()).lookingAt();
    }
}
