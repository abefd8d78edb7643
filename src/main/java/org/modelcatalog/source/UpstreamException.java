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

    public UpstreamException(Reason reason, String message) {
        this(reason, message, null);
    }

    public UpstreamException(Reason reason, String message, Duration retryAfter) {
        // No stack trace: it would only ever show the event loop.
        super(message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** How long the upstream asks to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Why there is no usable answer. */
    public enum Reason {
        /** Nothing was asked: the catalog is configured offline. */
        OFFLINE,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** A status that says no. */
        STATUS,
        /** The upstream limits our rate. */
        RATE_LIMITED,
        /** The token is not accepted. */
        UNAUTHORIZED,
        /** More bytes than we read. */
        TOO_LARGE,
        /** Not the JSON it should be. */
        MALFORMED,
        /** A link or a redirect that leaves the configured endpoint. */
        FOREIGN_URL,
        /** A list without a single usable model. */
        EMPTY;

        /** The name in metrics, for example {@code rate_limited}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
