package org.modelcatalog.catalog;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.source.Gateway;

/**
 * Makes derived snapshots and their indexes again after each publication, ahead of requests, if they have been asked for
 * before.
 */
@Singleton
class DerivedRenewal {

    private final Catalog catalog;
    private final Gateways gateways;
    private final DerivedSnapshots derived;
    private final Clock clock;

    DerivedRenewal(Catalog catalog, Gateways gateways, DerivedSnapshots derived, Clock clock) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.derived = derived;
        this.clock = clock;
    }

    void renewAll(@Observes RefreshScheduler.Published change) {
        Multi.createFrom()
                .iterable(derived.names())
                .onItem()
                .transformToUniAndConcatenate(this::renew)
                .subscribe()
                .with(renewed -> {});
    }

    private Uni<ServedSnapshot> renew(String name) {
        Gateway gateway = gateways.resolve(name);
        boolean needsFetch = Gateways.isAll(gateway)
                ? gateways.sources().stream()
                        .anyMatch(source -> !catalog.state(source.gateway()).attempted())
                : catalog.state(gateway).servable(clock.instant()).isEmpty();
        if (needsFetch) {
            derived.forget(name);
            return Uni.createFrom().nullItem();
        }
        return catalog.served(gateway)
                .onFailure()
                .invoke(() -> derived.forget(name))
                .onFailure()
                .recoverWithNull();
    }
}
