package org.modelcatalog.catalog.mirror;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Failures of the mirror in a row: how long to wait after the last one, how to say it, and which were logged. */
final class MirrorFailures {

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<String> logged = new HashSet<>();
    private int inARow;
    private String lastError;

    /** Null = the last attempt did not fail. A limited rate is no failure: it is how the Hub says that the mirror must wait. */
    String lastError() {
        return lastError;
    }

    int inARow() {
        return inARow;
    }

    void none() {
        inARow = 0;
        lastError = null;
    }

    /** A walk is whole: what fails from now on is news. */
    void forget() {
        logged.clear();
    }

    /** Notes a failure, logs the first of its kind, and returns how long to wait. */
    Duration add(Throwable failure) {
        Duration backoff = backoff(inARow++);
        if (failure instanceof UpstreamException upstream) {
            if (upstream.reason() == Reason.CIRCUIT_OPEN && lastError != null) {
                // nothing was asked: why the attempts before failed says more
                return backoff;
            }
            boolean limited = upstream.reason() == Reason.RATE_LIMITED;
            lastError = limited ? null : upstream.getMessage();
            if (logged.add(upstream.reason().label())) {
                Log.warnf(
                        "Mirror of the Hub: a page failed (%s): %s. It is asked for again later",
                        upstream.reason().word(), upstream.getMessage());
            }
            Duration asked = upstream.retryAfter().orElse(Duration.ZERO);
            return asked.compareTo(backoff) > 0 ? asked : backoff;
        }
        if (failure instanceof MirrorStoreException) {
            lastError = failure.getMessage();
            if (logged.add("store")) {
                Log.errorf("Mirror of the Hub: its store cannot be used: %s. It tries again later", lastError);
            }
            return backoff;
        }
        lastError = "an unexpected failure of the mirror";
        if (logged.add(failure.getClass().getName())) {
            Log.error("Mirror of the Hub: an unexpected failure. It tries again later", failure);
        }
        return backoff;
    }

    /** From half of the computed wait up to all of it, so that many instances do not come back at once. */
    private static Duration backoff(int before) {
        Duration full = SHORTEST.multipliedBy(1L << Math.min(before, 16));
        long half = (full.compareTo(LONGEST) > 0 ? LONGEST : full).toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }
}
