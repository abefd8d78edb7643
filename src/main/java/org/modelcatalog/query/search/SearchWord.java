package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A word that a model must have.
 *
 * @param text lower-case letters and digits, and points between digits
 */
record SearchWord(String text) {

    private static final Pattern SIZE = Pattern.compile(".*[0-9]\\p{L}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern VERSION_WITHOUT_POINT =
            Pattern.compile("(?<![0-9.])([0-9])([0-9])(?![0-9.]|\\p{L}(?!\\p{L}))");
    private static final Pattern PART = Pattern.compile("[0-9][0-9.]*(?:\\p{L}(?!\\p{L}))?|[^0-9.]+");

    /** In shorter words one other letter is another word. */
    private static final int MIN_CORRECTED = 4;

    private static final int MAX_CORRECTED = 24;
    private static final int MIN_WITHIN = 3;

    /** What has more is no name, and would take long. */
    private static final int MAX_PARTS = 4;

    /** {@code llama31} as {@code llama3.1}; the text itself where no two digits can be a version. */
    String withPoint() {
        return VERSION_WITHOUT_POINT.matcher(text).replaceAll("$1.$2");
    }

    /** {@code 8b} is not the beginning of anything: {@code 8bit} is something else. */
    boolean isSize() {
        return SIZE.matcher(text).matches();
    }

    /** A number, with a unit or without. */
    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    /** Numbers are never looked for within others. */
    boolean mayBeWithin() {
        return text.length() >= MIN_WITHIN && isOfLetters();
    }

    /** A number with another digit is another number. */
    boolean mayBeCorrected() {
        return text.length() >= MIN_CORRECTED && text.length() <= MAX_CORRECTED && isOfLetters();
    }

    /** Its numbers and what is between these: {@code llama8b} is {@code llama} and {@code 8b}. */
    List<SearchWord> parts() {
        List<SearchWord> parts = PART.matcher(text)
                .results()
                .map(part -> new SearchWord(part.group()))
                .toList();
        return parts.size() > MAX_PARTS ? List.of(this) : parts;
    }

    /**
     * What it may have been meant to be: one letter less, more or other, or two neighbours swapped, the first one kept.
     *
     * @param begins whether anything begins so; where nothing does, the mistake is before
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
