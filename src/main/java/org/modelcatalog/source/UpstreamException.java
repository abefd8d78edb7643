package org.modelcatalog.source;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * An upstream did not give a usable answer.
 *
 * <p>The message is safe to log and to show in {@code /v1/catalog/gateways}: it never holds a body, a token, a host or
 * an address.
 */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Duration retryAfter;
    private final boolean retryable;

    public UpstreamException(Reason reason, String message) {
        this(reason, message, null);
    }

    public UpstreamException(Reason reason, String message, Duration retryAfter) {
        this(reason, message, retryAfter, reason.passes);
    }

    /**
     * @param retryAfter how long the upstream asks to be left alone; null = it does not say
     * @param retryable where the reason alone does not tell: a 503 may be gone the next time, a 400 will not
     */
    public UpstreamException(Reason reason, String message, Duration retryAfter, boolean retryable) {
        // No stack trace: it would only ever show the event loop.
        super(message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.retryable = retryable;
    }

    public Reason reason() {
        return reason;
    }

    /** How long the upstream asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may well succeed the next time. */
    public boolean retryable() {
        return retryable;
    }

    /** Why there is no usable answer. */
    public enum Reason {
        /** Nothing was asked: the catalog is configured offline. */
        OFFLINE(false),
        /** Nothing was asked: a setting is missing without which the upstream gives nothing. The message names it. */
        NOT_CONFIGURED(false),
        /** No connection, or one that broke. */
        UNREACHABLE(true),
        /** No answer in time. */
        TIMEOUT(true),
        /** A status that says no. */
        STATUS(false),
        /** The upstream limits our rate. */
        RATE_LIMITED(true),
        /** Nothing was asked: the upstream has mostly failed of late and is left alone for a moment. */
        CIRCUIT_OPEN(true),
        /** The token is not accepted. */
        UNAUTHORIZED(false),
        /** More bytes than we read. */
        TOO_LARGE(false),
        /** More bytes of several answers at once than we hold. */
        OVERLOADED(true),
        /** Not the JSON it should be: mostly a proxy's page or a body cut off, which pass. */
        MALFORMED(true),
        /** A link or a redirect that leaves the configured endpoint. */
        FOREIGN_URL(false),
        /** A list without a single usable model. */
        EMPTY(false);

        private final boolean passes;

        Reason(boolean passes) {
            this.passes = passes;
        }

        /** The name in metrics, for example {@code rate_limited}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
