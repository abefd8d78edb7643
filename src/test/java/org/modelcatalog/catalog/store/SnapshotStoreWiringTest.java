package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.catalog.store.SnapshotFiles.fetched;
import static org.modelcatalog.catalog.store.SnapshotFiles.gateway;
import static org.modelcatalog.catalog.store.SnapshotFiles.load;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.support.ColdProfile;

/** The store as a bean: it takes its folder from the configuration, and its threads from Quarkus. */
@QuarkusTest
@TestProfile(SnapshotStoreWiringTest.OwnFolder.class)
class SnapshotStoreWiringTest {

    @Inject
    SnapshotStore store;

    @Test
    void storesBehindTheCallerInTheConfiguredFolder() {
        FetchedModels fetched = fetched("a/b", "c/d");

        store.save(CatalogSnapshot.of(gateway("wiring"), fetched));

        await().untilAsserted(() ->
                assertThat(OwnFolder.FOLDER.resolve("wiring.snapshot")).exists());
        assertThat(load(store, "wiring")).contains(StoredSnapshot.of(CatalogSnapshot.of(gateway("wiring"), fetched)));
    }

    /** A folder that nothing else uses. */
    public static class OwnFolder extends ColdProfile {

        static final Path FOLDER =
                Path.of("target", "snapshots-" + ProcessHandle.current().pid());

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.snapshot-dir", FOLDER.toString());
            return settings;
        }
    }
}
