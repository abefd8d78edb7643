package org.modelcatalog.catalog.guard;

import org.modelcatalog.config.CatalogConfig;

/** The guard without a running Quarkus. */
public final class TestGuard {

    private TestGuard() {}

    public static SnapshotGuard with(CatalogConfig config) {
        return new SnapshotGuard(config);
    }
}
