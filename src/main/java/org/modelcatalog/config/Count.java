package org.modelcatalog.config;

/** Whole numbers within bounds. */
@SuppressWarnings("serial")
abstract class Count extends Checked<Integer> {

    private Count(int least) {
        super("a whole number, ", least + " or more", Integer::valueOf, value -> value >= least);
    }

    private Count(int least, int most) {
        super("a whole number, ", least + " to " + most, Integer::valueOf, value -> value >= least && value <= most);
    }

    @Override
    public Integer convert(String text) {
        return checked(text);
    }

    public static final class From0 extends Count {
        public From0() {
            super(0);
        }
    }

    public static final class From0To10 extends Count {
        public From0To10() {
            super(0, 10);
        }
    }

    public static final class From1 extends Count {
        public From1() {
            super(1);
        }
    }

    public static final class From1To64 extends Count {
        public From1To64() {
            super(1, 64);
        }
    }

    public static final class From1To1000 extends Count {
        public From1To1000() {
            super(1, 1_000);
        }
    }

    public static final class From1To100000 extends Count {
        public From1To100000() {
            super(1, 100_000);
        }
    }

    public static final class From1To1000000 extends Count {
        public From1To1000000() {
            super(1, 1_000_000);
        }
    }
}
