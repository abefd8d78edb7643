package org.modelcatalog.config;

import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads a setting and refuses what it must not be. What extends it is named by {@code @WithConverter}, which wants it
 * public, with a constructor that takes nothing and a {@code convert} that says its type.
 */
@SuppressWarnings("serial") // every converter can be serialised by its interface; none is
abstract class Checked<T> implements Converter<T> {

    private final String kind;
    private final String allowed;
    private final Function<String, T> parser;
    private final Predicate<T> test;

    /**
     * @param kind what every value of the type is, before what is allowed of them
     * @param allowed which of them are allowed, as the reference says it
     */
    Checked(String kind, String allowed, Function<String, T> parser, Predicate<T> test) {
        this.kind = kind;
        this.allowed = allowed;
        this.parser = parser;
        this.test = test;
    }

    String allowed() {
        return allowed;
    }

    final T checked(String text) {
        T value = parsed(text);
        if (value == null || !test.test(value)) {
            throw refusal(null);
        }
        return value;
    }

    private T parsed(String text) {
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refusal(e);
        }
    }

    /** Ends the sentence that says the key and the value: "... threw an Exception whilst being converted". */
    private IllegalArgumentException refusal(RuntimeException cause) {
        return new IllegalArgumentException("because it must be " + kind + allowed, cause);
    }
}
