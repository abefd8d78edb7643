package org.modelcatalog.catalog.store;

import java.io.IOException;

/** A stored snapshot that cannot be served. */
final class RefusedSnapshotException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param flaw completes the sentence "it …"
     * @param remedy what an operator can do, an imperative
     */
    RefusedSnapshotException(String flaw, String remedy) {
        super(flaw);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
