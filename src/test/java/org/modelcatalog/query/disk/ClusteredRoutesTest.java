package org.modelcatalog.query.disk;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.modelcatalog.support.OpenSearchNodes;

/** The same routes over a search cluster. */
@QuarkusTest
@TestProfile(ClusteredRoutesTest.Clustered.class)
class ClusteredRoutesTest extends MirroredRoutesTest {

    public static class Clustered extends Mirrored {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.remove("catalog.hub-mirror.dir");
            settings.put("catalog.hub-mirror.index", "opensearch");
            settings.put("catalog.opensearch.hosts", OpenSearchNodes.shared());
            settings.put("catalog.opensearch.index", "routes-" + UUID.randomUUID());
            return settings;
        }
    }
}
