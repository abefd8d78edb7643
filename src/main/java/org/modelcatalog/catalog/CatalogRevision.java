package org.modelcatalog.catalog;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.GatewayState;

/** Identifies the states of all gateways at one time. Keeps no snapshot in memory. */
public final class CatalogRevision {

    private final List<Known> gateways;

    /** States are immutable, so a change is another object. */
    private record Known(GatewayRefresh gateway, WeakReference<GatewayState> state) {}

    public CatalogRevision(Collection<GatewayRefresh> gateways) {
        this.gateways = gateways.stream()
                .map(gateway -> new Known(gateway, new WeakReference<>(gateway.state())))
                .toList();
    }

    /** Whether the state of every gateway is still the same. A loop, since every hot request asks. */
    public boolean lasts() {
        for (Known known : gateways) {
            if (!known.state().refersTo(known.gateway().state())) {
                return false;
            }
        }
        return true;
    }
}
