package org.modelcatalog.query.cluster;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.source.http.Endpoint;

/** A mirror in a cluster, with indices of its own that end with it. */
public final class ClusterEngine implements AutoCloseable {

    private static final Vertx VERTX = Vertx.vertx();

    final ClusterIndices indices;
    final ClusterClient client;
    final ClusterStore store;

    private final String uris;

    private ClusterEngine(String uris, ClusterIndices indices, ClusterClient client, Duration lease) {
        this.uris = uris;
        this.indices = indices;
        this.client = client;
        this.store = new ClusterStore(indices, client, lease);
    }

    /** Connects, and takes the lease. */
    public static ClusterEngine open(String uris, String prefix) {
        ClusterEngine engine = connect(uris, prefix, Duration.ofSeconds(60));
        if (!engine.store.mayWrite()) {
            throw new IllegalStateException("another one writes to " + prefix);
        }
        engine.store.state();
        return engine;
    }

    static ClusterEngine connect(String uris, String prefix, Duration lease) {
        return new ClusterEngine(uris, new ClusterIndices(prefix, 1), client(uris, Duration.ofSeconds(10)), lease);
    }

    static ClusterClient client(String uris, Duration timeout) {
        var hosts = Arrays.stream(uris.split(","))
                .map(uri -> new Endpoint(URI.create(uri)))
                .toList();
        var options = new HttpClientOptions().setMaxPoolSize(ClusterClient.MOST).setConnectTimeout(2_000);
        return new ClusterClient(VERTX.createHttpClient(options), new ClusterHosts(hosts), null, timeout);
    }

    public ClusterStore store() {
        return store;
    }

    public ModelQueries queries() {
        return new ClusteredQueries(store.search(), store.read().rows(), new ClusterMemo());
    }

    @Override
    public void close() {
        store.close();
        try (ClusterClient last = client(uris, Duration.ofSeconds(20))) {
            for (String index : List.of(indices.rows() + "-1", indices.state())) {
                last.send(ClusterRequest.change(HttpMethod.DELETE, '/' + index, null, Duration.ofSeconds(20)));
            }
        }
    }
}
