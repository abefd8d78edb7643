package org.modelcatalog.query.cluster;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.modelcatalog.support.OpenSearchNodes;

/** A cluster of three nodes, for a service that keeps its mirror there. */
public class ThreeNodes implements QuarkusTestResourceLifecycleManager {

    static final String PREFIX = "failures";

    private OpenSearchNodes nodes;

    @Override
    public Map<String, String> start() {
        nodes = OpenSearchNodes.start(3);
        return Map.of("catalog.opensearch.hosts", nodes.uris(), "catalog.opensearch.index", PREFIX);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(nodes, new TestInjector.MatchesType(OpenSearchNodes.class));
    }

    @Override
    public void stop() {
        nodes.close();
    }
}
