package org.modelcatalog.source.facts;

import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads words and dates of a base; what is longer than any, or is none, is unknown. */
final class BaseWords {

    private static final String DATE = "\\d{4}-\\d{2}(-\\d{2})?";
    private static final int LONGEST = 200;
    private static final int MOST = 20;

    private BaseWords() {}

    static String word(JsonNode json, String name) {
        String word = text(json, name);
        return word == null || word.length() > LONGEST ? null : word;
    }

    /** A year with its month, and mostly its day. */
    static String date(JsonNode json, String name) {
        String date = text(json, name);
        return date != null && date.matches(DATE) ? date : null;
    }

    /** Null when there is none. */
    static List<String> words(JsonNode json, String name) {
        List<String> words = texts(json, name).stream()
                .filter(word -> word.length() <= LONGEST)
                .limit(MOST)
                .toList();
        return words.isEmpty() ? null : words;
    }
}
