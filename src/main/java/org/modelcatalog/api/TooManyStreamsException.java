package org.modelcatalog.api;

/** As many long lists as there is room for are being read. */
final class TooManyStreamsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param most how many may be read at once */
    TooManyStreamsException(int most) {
        super(
                most + " lists of this length are being read already; ask again later, or page with limit",
                null,
                false,
                false);
    }
}
