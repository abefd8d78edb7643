package org.modelcatalog.catalog;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.GatewayState;

/** Identifies the states of all gateways at one time. Keeps no snapshot in memory. */
public final class CatalogRevision {

    private final List<Known> gateways;

    public CatalogRevision(Collection<GatewayRefresh> gateways) {
        this.gateways = gateways.stream().map(Known::of).toList();
    }

    /** Whether the state of every gateway is still the same. */
    public boolean lasts() {
        return gateways.stream().allMatch(Known::lasts);
    }

    /** States are immutable, so a change is another object. */
    private record Known(GatewayRefresh gateway, WeakReference<GatewayState> state) {

        static Known of(GatewayRefresh gateway) {
            return new Known(gateway, new WeakReference<>(gateway.state()));
        }

        boolean lasts() {
            return state.refersTo(gateway.state());
        }
    }
}
