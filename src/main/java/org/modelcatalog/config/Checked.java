package org.modelcatalog.config;

import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Parses a setting and rejects invalid values. {@code @WithConverter} names the subclasses and requires them to be public,
 * with a constructor without parameters and a {@code convert} that returns the type.
 */
@SuppressWarnings("serial") // the interface makes every converter serialisable; none is serialised
abstract class Checked<T> implements Converter<T> {

    private final String kind;
    private final String allowed;
    private final Function<String, T> parser;
    private final Predicate<T> test;

    /**
     * @param kind the type of the value, as the start of the message
     * @param allowed the allowed values, as the message and the reference state them
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
            throw rejection(null);
        }
        return value;
    }

    private T parsed(String text) {
        try {
            return parser.apply(text.trim());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw rejection(e);
        }
    }

    /** Completes the sentence that names key and value: "... threw an Exception whilst being converted". */
    private IllegalArgumentException rejection(RuntimeException cause) {
        return new IllegalArgumentException("because it must be " + kind + allowed, cause);
    }
}
