package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.modelcatalog.config.UpstreamConfig;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * When a request that failed is sent again: after a wait that doubles, is jittered so that many do not come back at
 * once, and is never shorter than what the upstream asks for.
 */
public final class RetryPolicy {

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

    private final int retries;
    private final Duration delay;
    private final Duration longestWait;
    private final Consumer<Reason> onRetry;

    /**
     * @param longestWait from the first attempt on; what has to wait longer fails at once
     * @param onRetry told why a request is sent again
     */
    RetryPolicy(UpstreamConfig config, Duration longestWait, Consumer<Reason> onRetry) {
        this.retries = config.retries();
        this.delay = config.retryDelay();
        this.longestWait = longestWait;
        this.onRetry = onRetry;
    }

    /** The attempts of one request, whose head and body may fail one after the other. */
    public Attempts attempts() {
        return new Attempts();
    }

    /** From half of the computed backoff up to all of it. */
    private Duration backoff(int attempt) {
        Duration full = delay.multipliedBy(1L << Math.min(attempt, Integer.SIZE - 2));
        Duration bounded = full.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : full;
        return bounded.dividedBy(2)
                .plusNanos(ThreadLocalRandom.current()
                        .nextLong(bounded.dividedBy(2).toNanos() + 1));
    }

    /** Counts. An open circuit that others opened costs no attempt: nothing was asked. It has a bound of its own. */
    public final class Attempts {

        private final long began = System.nanoTime();
        private int failed;
        private int turnedAway;
        private UpstreamException answered;

        /** The same, subscribed to again as long as it fails in a way that may pass. */
        public <T> Uni<T> on(Uni<T> request) {
            return request.onFailure(UpstreamException.class)
                    .retry()
                    .when(failures -> failures.onItem()
                            .transformToUniAndConcatenate(failure -> next((UpstreamException) failure)));
        }

        /** Emits when it is time; a void would be no item of the stream that retries. */
        private synchronized Uni<Boolean> next(UpstreamException failure) {
            boolean asked = failure.reason() != Reason.CIRCUIT_OPEN;
            if (asked) {
                answered = failure;
            }
            int before = asked ? failed++ : turnedAway++;
            // Turned away after it has failed before: it is down, and to wait for the circuit would only tell so later.
            boolean down = !asked && answered != null;
            if (down || !failure.retryable() || before >= (asked ? retries : 2 * retries)) {
                return Uni.createFrom().failure(down ? answered : failure);
            }
            Duration wait = failure.retryAfter().orElse(Duration.ZERO);
            if (wait.compareTo(timeLeft()) > 0) {
                return Uni.createFrom().failure(tooLong(failure));
            }
            Duration backoff = backoff(before);
            onRetry.accept(failure.reason());
            Duration longer = wait.compareTo(backoff) > 0 ? wait : backoff;
            // one more: on an event loop, a wait of less than a millisecond is refused
            return Uni.createFrom().item(true).onItem().delayIt().by(longer.plusMillis(1));
        }

        private Duration timeLeft() {
            return longestWait.minusNanos(System.nanoTime() - began);
        }

        private static UpstreamException tooLong(UpstreamException failure) {
            boolean asIs = failure.reason() == Reason.RATE_LIMITED || failure.reason() == Reason.CIRCUIT_OPEN;
            // Without a wait that was asked for, it is our own time that is over.
            return asIs || failure.retryAfter().isEmpty()
                    ? failure
                    : new UpstreamException(
                            Reason.RATE_LIMITED,
                            failure.getMessage() + " and asks to be left alone",
                            failure.retryAfter().orElseThrow(),
                            false);
        }
    }
}
