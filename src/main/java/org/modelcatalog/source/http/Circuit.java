package org.modelcatalog.source.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Leaves an upstream that mostly fails alone for a moment: it gets time to recover, and nobody here waits for it.
 *
 * <p>By permission rather than by wrapping a call: a call is over only when its body is in, long after its head was
 * handed over.
 */
final class Circuit {

    private static final int WINDOW = 20;
    private static final int MINIMUM_CALLS = 10;
    private static final float FAILURE_RATE = 50;
    private static final int TRIAL_CALLS = 2;

    private final CircuitBreaker breaker;
    private final Duration delay;

    /** @param delay how long an open circuit stays open before calls try the upstream again */
    Circuit(String gateway, Duration delay, Clock clock) {
        this.delay = delay;
        this.breaker = CircuitBreaker.of(
                gateway,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(MINIMUM_CALLS)
                        .failureRateThreshold(FAILURE_RATE)
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .waitDurationInOpenState(delay)
                        .clock(clock)
                        .build());
    }

    /**
     * Asks to make a call, of which {@link #ended} must then be told.
     *
     * @throws UpstreamException with {@link Reason#CIRCUIT_OPEN}; walks may try again, since they have time
     */
    void enter(RequestPurpose purpose) {
        if (!breaker.tryAcquirePermission()) {
            // Half open, the trial calls are on their way and may close it at any time.
            throw new UpstreamException(
                    Reason.CIRCUIT_OPEN,
                    "the upstream has mostly failed of late and is left alone for a moment",
                    isOpen() ? delay : null,
                    purpose == RequestPurpose.WALK);
        }
    }

    void ended(ExchangeEnd end) {
        if (end.cancelled()) {
            breaker.releasePermission();
        } else if (end.isFault()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new UpstreamException(Reason.STATUS, end.label()));
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    boolean isOpen() {
        return breaker.getState() == State.OPEN;
    }
}
