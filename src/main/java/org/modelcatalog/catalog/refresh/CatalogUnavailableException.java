package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import java.util.Optional;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** There is nothing to serve: the upstream gave no usable answer and no earlier snapshot can be served. */
public final class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

    private final Reason reason;
    private final transient Duration retryAfter;
    private final boolean ours;

    /**
     * @param reason null = not an upstream's fault, or not known yet
     * @param retryAfter until this service asks the upstream again
     */
    CatalogUnavailableException(String message, Reason reason, Duration retryAfter) {
        this(message, reason, retryAfter, false);
    }

    private CatalogUnavailableException(String message, Reason reason, Duration retryAfter, boolean ours) {
        super(message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.ours = ours;
    }

    public CatalogUnavailableException(UpstreamException cause) {
        super(cause.getMessage(), cause, false, false);
        this.ours = false;
        this.reason = cause.reason();
        this.retryAfter = cause.retryAfter().orElse(DEFAULT_RETRY_AFTER);
    }

    /** No upstream is the cause, such as when more is asked for than can be made. */
    public static CatalogUnavailableException because(String reason) {
        return new CatalogUnavailableException(reason, null, DEFAULT_RETRY_AFTER, true);
    }

    /** Why the upstream gave no usable answer; empty if no upstream is the cause. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether no upstream is the cause, and the message is for clients. */
    public boolean ours() {
        return ours;
    }

    /** Whether a setting is missing, which the message names. */
    public boolean lasting() {
        return reason == Reason.NOT_CONFIGURED;
    }

    /** When a retry makes sense; zero or less = at once. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
