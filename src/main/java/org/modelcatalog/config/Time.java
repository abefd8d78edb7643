package org.modelcatalog.config;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/** Durations with a lower bound, in the syntax of Quarkus. */
@SuppressWarnings("serial")
abstract class Time extends Checked<Duration> {

    private Time(Duration least) {
        super(
                "a duration (500ms, 10S, 5M), ",
                words(least) + " or more",
                DurationConverter::parseDuration,
                value -> value.compareTo(least) >= 0);
    }

    private static String words(Duration least) {
        return least.getSeconds() > 0 ? least.getSeconds() + " s" : least.toMillis() + " ms";
    }

    @Override
    public Duration convert(String text) {
        return checked(text);
    }

    public static final class From0ms extends Time {
        public From0ms() {
            super(Duration.ZERO);
        }
    }

    public static final class From1ms extends Time {
        public From1ms() {
            super(Duration.ofMillis(1));
        }
    }

    public static final class From100ms extends Time {
        public From100ms() {
            super(Duration.ofMillis(100));
        }
    }

    public static final class From1min extends Time {
        public From1min() {
            super(Duration.ofMinutes(1));
        }
    }

    public static final class From1s extends Time {
        public From1s() {
            super(Duration.ofSeconds(1));
        }
    }
}
