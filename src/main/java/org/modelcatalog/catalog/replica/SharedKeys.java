package org.modelcatalog.catalog.replica;

import java.util.stream.Stream;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.catalog.store.SnapshotBytes;
import org.modelcatalog.source.ModelSource;

/**
 * The names that instances use in Redis for one gateway. Those of another release's format, or with another
 * configuration of what is fetched, have other names, and fetch for themselves. The braces keep them together in a
 * cluster.
 *
 * @param tag names the gateway and its scope
 */
record SharedKeys(String tag) {

    /** On which channel is told that something was fetched; the message is the tag. */
    static final String CHANNEL = "model-catalog:" + SnapshotBytes.VERSION + ":fetched";

    private static final int SCOPE_LENGTH = 8;

    static SharedKeys of(ModelSource source) {
        String scope = SnapshotId.of(Stream.of(source.scope())).substring(0, SCOPE_LENGTH);
        return new SharedKeys(source.gateway().slug() + ":" + scope);
    }

    /** Who fetches. */
    String lease() {
        return key("lease");
    }

    /** How the last fetch ended, an {@link FetchOutcome}. */
    String latest() {
        return key("latest");
    }

    /** Id of the last snapshot that an instance believed and served. */
    String good() {
        return key("good");
    }

    String snapshot(String id) {
        return key("snapshot:" + id);
    }

    private String key(String name) {
        return "model-catalog:" + SnapshotBytes.VERSION + ":{" + tag + "}:" + name;
    }
}
