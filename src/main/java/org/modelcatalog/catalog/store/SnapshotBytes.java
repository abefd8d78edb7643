package org.modelcatalog.catalog.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.source.FetchedModels;

/** A catalog as the bytes that a snapshot file has, for whatever else passes catalogs on. For a worker, not for an event loop. */
public final class SnapshotBytes {

    /** Bytes that differ in this cannot be read by each other's releases. */
    public static final int VERSION = SnapshotFormat.VERSION;

    /** Bytes that are read or written at most. */
    public static final int MAX_LENGTH = 64 << 20;

    private static final SnapshotFormat FORMAT = new SnapshotFormat(MAX_LENGTH, 256L << 20);

    private SnapshotBytes() {}

    /** @throws IOException when it is too large, or is none that may be served */
    public static byte[] write(StoredSnapshot snapshot, Instant now) throws IOException {
        snapshot.check(snapshot.gateway(), now);
        var bytes = new ByteArrayOutputStream();
        FORMAT.write(bytes, snapshot);
        return bytes.toByteArray();
    }

    /**
     * @param gateway slug of the gateway that it must be of
     * @throws IOException when it must not be served; its message completes the sentence "it …"
     */
    public static FetchedModels read(String gateway, byte[] bytes, Instant now) throws IOException {
        StoredSnapshot stored = FORMAT.read(SnapshotFormat.Source.of(bytes));
        stored.check(gateway, now);
        return stored.fetched();
    }
}
