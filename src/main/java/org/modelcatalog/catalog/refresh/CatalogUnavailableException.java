package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import org.modelcatalog.source.UpstreamException;

/** There is nothing to serve: the upstream gave no usable answer and nothing was loaded before. */
public final class CatalogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

    private final transient Duration retryAfter;
    private final boolean lasting;

    /** @param retryAfter until the catalog itself asks the upstream again */
    CatalogUnavailableException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
        this.lasting = false;
    }

    /** It will not pass by itself: the message says what has to be set. */
    CatalogUnavailableException(String message) {
        super(message, null, false, false);
        this.retryAfter = Duration.ZERO;
        this.lasting = true;
    }

    public CatalogUnavailableException(UpstreamException cause) {
        super(cause.getMessage(), cause, false, false);
        this.retryAfter = cause.retryAfter().orElse(DEFAULT_RETRY_AFTER);
        this.lasting = false;
    }

    /** Whether something has to be set first, which the message names. */
    public boolean lasting() {
        return lasting;
    }

    /** When asking again makes sense; may be zero or less for at once. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
