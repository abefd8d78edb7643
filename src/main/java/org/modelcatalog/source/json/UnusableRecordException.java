package org.modelcatalog.source.json;

/** A record that cannot become a row. */
public final class UnusableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason the name under which it is counted, for example {@code no_id} */
    public UnusableRecordException(String reason) {
        super(reason, null, false, false);
    }

    /** The name under which it is counted. */
    public String reason() {
        return getMessage();
    }
}
