package org.modelcatalog.model;

import com.github.benmanes.caffeine.cache.Interner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Interns words that many models share, such as tags, licenses and owners, for as long as any model uses them. Copies
 * took nearly half of the memory of a large catalog, and as much again in the next catalog beside it.
 */
@RegisterForReflection(
        classNames = "com.github.benmanes.caffeine.cache.WS") // Caffeine creates its caches by class name
public final class Vocabulary {

    private static final Interner<Object> KNOWN = Interner.newWeakInterner();

    /** Longer words and lists are not interned: an upstream must not fill a table that all share. */
    private static final int MAX_LENGTH = 100;

    private Vocabulary() {}

    /**
     * Returns the first of all equal words.
     *
     * @param word immutable; null stays null
     */
    @SuppressWarnings("unchecked") // a value that equals a word or a record has its type
    public static <T> T one(T word) {
        return word == null || word instanceof String text && text.length() > MAX_LENGTH
                ? word
                : (T) KNOWN.intern(word);
    }

    /** Returns an immutable list of interned words. */
    public static List<String> each(List<String> words) {
        return words.size() > MAX_LENGTH
                ? List.copyOf(words)
                : List.of(words.stream().map(Vocabulary::one).toArray(String[]::new));
    }
}
