package org.modelcatalog.query.disk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirroredModel;

/** A folder of a mirror that is whole, for tests that start a service on it. */
public final class MirroredFolder {

    private MirroredFolder() {}

    /** Writes these rows, and that they are all there are now. */
    public static void write(Path folder, List<MirroredModel> rows) {
        Instant now = Instant.now();
        var whole = new MirrorState(1, null, 1, rows.size(), now, now, now, now, now, now, now);
        try (HubIndex index = HubIndex.open(folder)) {
            index.write(new MirrorBatch(rows, 1, whole));
        }
    }
}
