package org.modelcatalog.query.cluster;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.modelcatalog.support.OpenSearchNodes;

/** A cluster of three nodes, for a service that reads its mirror there, and another instance that writes it. */
public class ThreeNodes implements QuarkusTestResourceLifecycleManager {

    static final String PREFIX = "failures";

    private OpenSearchNodes nodes;
    private ClusterEngine writer;

    @Override
    public Map<String, String> start() {
        nodes = OpenSearchNodes.start(3);
        // before the service, which would write if nobody did
        writer = ClusterEngine.open(nodes.uris(), PREFIX);
        return Map.of("catalog.opensearch.hosts", nodes.uris(), "catalog.opensearch.index", PREFIX);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(nodes, new TestInjector.MatchesType(OpenSearchNodes.class));
        injector.injectIntoFields(writer, new TestInjector.MatchesType(ClusterEngine.class));
    }

    @Override
    public void stop() {
        writer.store.close();
        nodes.close();
    }
}
