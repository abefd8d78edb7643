package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A word that a model must match.
 *
 * @param text lower-case letters and digits, with points between digits
 */
record SearchWord(String text) {

    private static final Pattern SIZE = Pattern.compile(".*[0-9]\\p{L}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern VERSION_WITHOUT_POINT =
            Pattern.compile("(?<![0-9.])([0-9])([0-9])(?![0-9.]|\\p{L}(?!\\p{L}))");
    private static final Pattern PART = Pattern.compile("[0-9][0-9.]*(?:\\p{L}(?!\\p{L}))?|[^0-9.]+");

    /** One wrong letter makes a shorter word another word. */
    private static final int MIN_CORRECTED = 4;

    private static final int MAX_CORRECTED = 24;
    private static final int MIN_WITHIN = 3;

    /** A word with more parts is not a name and would be slow to match. */
    private static final int MAX_PARTS = 4;

    /** Turns {@code llama31} into {@code llama3.1}; returns the text itself when no two digits can be a version. */
    String withPoint() {
        return VERSION_WITHOUT_POINT.matcher(text).replaceAll("$1.$2");
    }

    /** Whether the word is a size. {@code 8b} must match a whole token: {@code 8bit} is something else. */
    boolean isSize() {
        return SIZE.matcher(text).matches();
    }

    /** Whether the word is a number, with or without a unit. */
    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    /** Whether the word may match inside a token. Numbers never do. */
    boolean mayBeWithin() {
        return text.length() >= MIN_WITHIN && isOfLetters();
    }

    /** Whether one letter may be wrong. A number with another digit is another number. */
    boolean mayBeCorrected() {
        return text.length() >= MIN_CORRECTED && text.length() <= MAX_CORRECTED && isOfLetters();
    }

    /** Splits the word into numbers and letters: {@code llama8b} into {@code llama} and {@code 8b}. */
    List<SearchWord> parts() {
        List<SearchWord> parts = PART.matcher(text)
                .results()
                .map(part -> new SearchWord(part.group()))
                .toList();
        return parts.size() > MAX_PARTS ? List.of(this) : parts;
    }

    /**
     * Returns possible corrections: one letter removed, added or replaced, or two adjacent letters swapped. The first
     * letter stays.
     *
     * @param begins whether any token begins with a prefix; if none does, the mistake is in the prefix
     */
    List<String> corrections(Predicate<String> begins) {
        List<String> corrections = new ArrayList<>();
        for (int at = 1; at <= text.length() && begins.test(text.substring(0, at)); at++) {
            String head = text.substring(0, at);
            for (char letter = 'a'; letter <= 'z'; letter++) {
                corrections.add(head + letter + text.substring(at));
                if (at < text.length() && letter != text.charAt(at)) {
                    corrections.add(head + letter + text.substring(at + 1));
                }
            }
            if (at < text.length()) {
                corrections.add(head + text.substring(at + 1));
            }
            if (at + 1 < text.length()) {
                corrections.add(head + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2));
            }
        }
        return corrections;
    }

    private boolean isOfLetters() {
        return LETTERS.matcher(text).matches();
    }
}
