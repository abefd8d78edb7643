package org.modelcatalog.catalog.replica;

import java.util.stream.Stream;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.catalog.store.SnapshotBytes;
import org.modelcatalog.source.ModelSource;

/**
 * The key names of one gateway in Redis. Releases with another snapshot format, and instances configured to fetch
 * something else, use other names. The braces keep the keys of a gateway on one node of a cluster.
 *
 * @param tag names the gateway and its scope
 */
record SharedKeys(String tag) {

    /** The channel for announcements of fetches; the message is the tag. */
    static final String CHANNEL = "model-catalog:" + SnapshotBytes.VERSION + ":fetched";

    private static final int SCOPE_LENGTH = 8;

    static SharedKeys of(ModelSource source) {
        String scope = SnapshotId.of(Stream.of(source.scope())).substring(0, SCOPE_LENGTH);
        return new SharedKeys(source.gateway().slug() + ":" + scope);
    }

    /** Holds the id of the instance that fetches. */
    String lease() {
        return key("lease");
    }

    /** How the last fetch ended, a {@link FetchOutcome}. */
    String latest() {
        return key("latest");
    }

    /** Id of the snapshot that an instance served last. */
    String good() {
        return key("good");
    }

    String snapshot(String id) {
        return key("snapshot:" + id);
    }

    /** The entries of the log of changes, a list. */
    String history() {
        return key("history");
    }

    /** Where the entries of a log are collected before they are the log. */
    String historyCopy(String id) {
        return key("history-copy-" + id);
    }

    /** What the log starts from. */
    String historyBase() {
        return key("history-base");
    }

    /** Number of the log's last entry. */
    String historyEnd() {
        return key("history-end");
    }

    private String key(String name) {
        return "model-catalog:" + SnapshotBytes.VERSION + ":{" + tag + "}:" + name;
    }
}
