package org.modelcatalog.catalog;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.GatewayState;

/** What is known of every gateway at one moment. Holds no catalog: one that is served no longer is not kept for it. */
public final class CatalogRevision {

    private final List<Known> gateways;

    public CatalogRevision(Collection<GatewayRefresh> gateways) {
        this.gateways = gateways.stream().map(Known::of).toList();
    }

    /** Whether nothing has happened to any gateway since. Time may still have passed. */
    public boolean lasts() {
        return gateways.stream().allMatch(Known::lasts);
    }

    /** States are immutable: another one is another object. */
    private record Known(GatewayRefresh gateway, WeakReference<GatewayState> state) {

        static Known of(GatewayRefresh gateway) {
            return new Known(gateway, new WeakReference<>(gateway.state()));
        }

        boolean lasts() {
            return state.refersTo(gateway.state());
        }
    }
}
