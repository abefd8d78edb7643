package org.modelcatalog.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A name for people, made of an id: {@code google/gemma-3-1b-it} is {@code Gemma 3 1B It}. */
public final class ModelName {

    private ModelName() {}

    /** The last path segment in words; a word with an upper-case letter keeps its author's spelling. */
    public static String of(String id) {
        String name = Arrays.stream(id.substring(id.lastIndexOf('/') + 1).split("[-_]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.codePoints().anyMatch(Character::isUpperCase) ? word : titleCase(word))
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? id : name;
    }

    /** As Python's {@code str.title()}: the first of each run of cased letters in title case, the others lower. */
    private static String titleCase(String word) {
        var title = new StringBuilder(word.length());
        boolean withinLetters = false;
        for (int i = 0; i < word.length(); ) {
            int letter = word.codePointAt(i);
            i += Character.charCount(letter);
            if (!isCased(letter)) {
                title.appendCodePoint(letter);
                withinLetters = false;
            } else if (withinLetters) {
                title.appendCodePoint(Character.toLowerCase(letter));
            } else {
                title.append(capital(letter));
                withinLetters = true;
            }
        }
        return title.toString();
    }

    private static boolean isCased(int letter) {
        return Character.isLowerCase(letter) || Character.isUpperCase(letter) || Character.isTitleCase(letter);
    }

    /** Unicode's full title case where one letter becomes two ({@code ß} is {@code Ss}), else the simple one. */
    private static String capital(int letter) {
        String upper = Character.toString(letter).toUpperCase(Locale.ROOT);
        if (upper.codePointCount(0, upper.length()) == 1) {
            return Character.toString(Character.toTitleCase(letter));
        }
        int first = upper.offsetByCodePoints(0, 1);
        return upper.substring(0, first) + upper.substring(first).toLowerCase(Locale.ROOT);
    }
}
