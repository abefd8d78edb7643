package org.modelcatalog.catalog;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.GatewayState;

/** Identifies the states of all gateways at one time. Keeps no snapshot in memory. */
public final class CatalogRevision {

    /** States are immutable, so a change is another object. */
    private final Map<GatewayRefresh, WeakReference<GatewayState>> states;

    public CatalogRevision(Collection<GatewayRefresh> gateways) {
        states = gateways.stream()
                .collect(Collectors.toMap(Function.identity(), gateway -> new WeakReference<>(gateway.state())));
    }

    /** Whether the state of every gateway is still the same. */
    public boolean lasts() {
        return states.entrySet().stream()
                .allMatch(known -> known.getValue().refersTo(known.getKey().state()));
    }
}
