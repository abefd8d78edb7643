package org.modelcatalog.model;

import com.github.benmanes.caffeine.cache.Interner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Words that many models have, such as tags, licenses and owners: equal ones are one, for as long as a model has it. Copies
 * of them took nearly half of the memory of a large catalog, and as much again in the next one beside it.
 */
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.WS") // Caffeine makes its caches by name
public final class Vocabulary {

    private static final Interner<Object> KNOWN = Interner.newWeakInterner();

    /** Longer words and lists are left as they are: who writes them is not to fill a table for all. */
    private static final int MOST = 100;

    private Vocabulary() {}

    /**
     * The word that was known first of all that are equal.
     *
     * @param word immutable; null stays null
     */
    @SuppressWarnings("unchecked") // what is equal to a word or to a record is one
    public static <T> T one(T word) {
        return word == null || word instanceof String text && text.length() > MOST ? word : (T) KNOWN.intern(word);
    }

    /** An immutable list of such words. */
    public static List<String> each(List<String> words) {
        return words.size() > MOST
                ? List.copyOf(words)
                : List.of(words.stream().map(Vocabulary::one).toArray(String[]::new));
    }
}
