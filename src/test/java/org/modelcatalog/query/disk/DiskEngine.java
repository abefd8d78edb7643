package org.modelcatalog.query.disk;

import java.nio.file.Path;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.query.ModelQueries;

/** The index on disk, for tests of other engines that must answer the same. */
public record DiskEngine(MirrorStore store) implements AutoCloseable {

    public static DiskEngine open(Path folder) {
        return new DiskEngine(HubIndex.open(folder));
    }

    public void refresh() {
        ((HubIndex) store).refresh();
    }

    public ModelQueries queries() {
        return new IndexedQueries((HubIndex) store, Math.toIntExact(store.models()));
    }

    @Override
    public void close() {
        store.close();
    }
}
