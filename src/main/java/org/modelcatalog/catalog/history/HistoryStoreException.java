package org.modelcatalog.catalog.history;

/** A log cannot be read or written now. The message says why and is safe to log. */
public final class HistoryStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
