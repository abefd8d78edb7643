package org.modelcatalog.query.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.modelcatalog.source.http.Endpoint;

/** The hosts of the cluster, asked in turn. One that failed is the last resort for a while. */
final class ClusterHosts {

    private static final long AVOIDED = TimeUnit.SECONDS.toNanos(10);

    private final List<Host> hosts;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param endpoint of one node, or of all behind a load balancer */
    record Host(Endpoint endpoint, AtomicLong avoidedUntil) {

        void failed() {
            avoidedUntil.set(System.nanoTime() + AVOIDED);
        }

        void answered() {
            avoidedUntil.set(System.nanoTime());
        }

        private long avoided() {
            return Math.max(0, avoidedUntil.get() - System.nanoTime());
        }
    }

    ClusterHosts(List<Endpoint> endpoints) {
        hosts = endpoints.stream()
                .map(endpoint -> new Host(endpoint, new AtomicLong(System.nanoTime())))
                .toList();
    }

    /** All of them, in the order in which to ask. */
    List<Host> order() {
        int first = Math.floorMod(turn.getAndIncrement(), hosts.size());
        List<Host> order = new ArrayList<>(hosts.subList(first, hosts.size()));
        order.addAll(hosts.subList(0, first));
        var avoided = new java.util.IdentityHashMap<Host, Long>();
        order.forEach(host -> avoided.put(host, host.avoided()));
        order.sort(Comparator.comparing(avoided::get));
        return order;
    }
}
