package org.modelcatalog.catalog.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;

/** A snapshot as the bytes of its file, for sending it elsewhere. Runs on a worker, never on an event loop. */
public final class SnapshotBytes {

    /** Releases with different versions cannot read each other's bytes. */
    public static final int VERSION = SnapshotFormat.VERSION;

    /** The most bytes that are read or written. */
    public static final int MAX_LENGTH = 64 << 20;

    private static final SnapshotFormat FORMAT = new SnapshotFormat(MAX_LENGTH, 256L << 20);

    private SnapshotBytes() {}

    /** @throws IOException if the snapshot is too large, or cannot be served; its message completes "it …" */
    public static byte[] write(CatalogSnapshot snapshot, Instant now) throws IOException {
        StoredSnapshot contents = StoredSnapshot.of(snapshot);
        contents.check(contents.gateway(), now);
        var bytes = new ByteArrayOutputStream();
        FORMAT.write(bytes, contents);
        return bytes.toByteArray();
    }

    /**
     * @param gateway slug of the gateway whose models these must be
     * @throws IOException if the snapshot cannot be served; its message completes "it …"
     */
    public static FetchedModels read(String gateway, byte[] bytes, Instant now) throws IOException {
        StoredSnapshot stored = FORMAT.read(SnapshotFormat.Source.of(bytes));
        stored.check(gateway, now);
        return stored.fetched();
    }
}
