package org.modelcatalog.config;

import java.math.BigDecimal;
import java.util.function.Predicate;

/** Decimals within bounds. */
@SuppressWarnings("serial")
abstract class Ratio extends Checked<BigDecimal> {

    private Ratio(String allowed, Predicate<BigDecimal> test) {
        super("a number, ", allowed, BigDecimal::new, test);
    }

    @Override
    public BigDecimal convert(String text) {
        return checked(text);
    }

    public static final class From0To1 extends Ratio {
        public From0To1() {
            super("0 to 1", value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0);
        }
    }

    public static final class From005To1 extends Ratio {

        private static final BigDecimal LEAST = new BigDecimal("0.05");

        public From005To1() {
            super("0.05 to 1", value -> value.compareTo(LEAST) >= 0 && value.compareTo(BigDecimal.ONE) <= 0);
        }
    }

    public static final class Above1 extends Ratio {
        public Above1() {
            super("more than 1", value -> value.compareTo(BigDecimal.ONE) > 0);
        }
    }
}
