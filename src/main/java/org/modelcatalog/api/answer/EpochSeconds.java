package org.modelcatalog.api.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/** A time as many clients want it: seconds since 1970. */
public final class EpochSeconds {

    private EpochSeconds() {}

    /** From ISO-8601; empty for null, for what is no time, and for one that clients cannot hold. */
    public static OptionalLong of(String time) {
        try {
            Long seconds =
                    time == null ? null : SafeInteger.of(Instant.parse(time).getEpochSecond());
            return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds);
        } catch (DateTimeException notIso) {
            return OptionalLong.empty();
        }
    }
}
