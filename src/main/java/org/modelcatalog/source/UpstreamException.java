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
    private final transient String host;

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
        this(reason, message, retryAfter, retryable, null);
    }

    private UpstreamException(Reason reason, String message, Duration retryAfter, boolean retryable, String host) {
        // No stack trace: it would only ever show the event loop.
        super(message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.retryable = retryable;
        this.host = host;
    }

    /**
     * The same failure of a named upstream.
     *
     * @param asked host of the configured endpoint, with its port where it has one
     */
    public UpstreamException from(String asked) {
        return new UpstreamException(reason, getMessage(), retryAfter, retryable, asked);
    }

    /** The upstream's host, for log lines only: clients do not see it. */
    public Optional<String> host() {
        return Optional.ofNullable(host);
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
        OFFLINE("offline", false),
        /** Nothing was asked: a setting is missing that the upstream requires. The message names it. */
        NOT_CONFIGURED("not_configured", false),
        /** The upstream's name has no address. */
        DNS("dns", true),
        /** The upstream's host does not accept connections. */
        REFUSED("refused", true),
        /** No trusted, encrypted connection could be made. */
        TLS("tls", true),
        /** No connection for another reason, or one that broke. */
        UNREACHABLE("unreachable", true),
        /** No answer in time. */
        TIMEOUT("timeout", true),
        /** A status that says no. */
        STATUS("status", false),
        /** The upstream limits our rate. */
        RATE_LIMITED("quota", true),
        /** Nothing was asked: the upstream has mostly failed of late and is left alone for a moment. */
        CIRCUIT_OPEN("circuit_open", true),
        /** The token is not accepted. */
        UNAUTHORIZED("unauthorized", false),
        /** More bytes than we read. */
        TOO_LARGE("too_large", false),
        /** More bytes of several answers at once than we hold. */
        OVERLOADED("overloaded", true),
        /** Not the JSON it should be: mostly a proxy's page or a body cut off, which pass. */
        MALFORMED("malformed", true),
        /** A link or a redirect that leaves the configured endpoint. */
        FOREIGN_URL("foreign_url", false),
        /** A list without a single usable model. */
        EMPTY("empty", false);

        private final String word;
        private final boolean passes;

        Reason(String word, boolean passes) {
            this.word = word;
            this.passes = passes;
        }

        /** The name in problems and log lines, for example {@code quota}. It is contract. */
        public String word() {
            return word;
        }

        /** The name in metrics, for example {@code rate_limited}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
