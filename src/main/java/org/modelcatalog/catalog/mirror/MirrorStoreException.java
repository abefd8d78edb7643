package org.modelcatalog.catalog.mirror;

/** The store cannot be read or written. The message is shown in the status: it names no host and holds no secret. */
public final class MirrorStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MirrorStoreException(String message) {
        super(message);
    }

    public MirrorStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
