package org.modelcatalog.catalog;

import java.util.Collection;
import java.util.List;

/** What is known of every gateway at one moment. */
public final class CatalogMoment {

    private final List<GatewayRefresh> gateways;
    private final GatewayState[] states;

    CatalogMoment(Collection<GatewayRefresh> gateways) {
        this.gateways = List.copyOf(gateways);
        this.states = this.gateways.stream().map(GatewayRefresh::state).toArray(GatewayState[]::new);
    }

    /** Whether nothing has happened to any gateway since. Time may still have passed. */
    public boolean lasts() {
        for (int i = 0; i < states.length; i++) {
            // states are immutable: another one is another object
            if (gateways.get(i).state() != states[i]) {
                return false;
            }
        }
        return true;
    }
}
