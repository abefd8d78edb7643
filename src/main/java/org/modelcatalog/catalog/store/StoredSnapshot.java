package org.modelcatalog.catalog.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.source.FetchedModels;

/**
 * The contents of a snapshot file.
 *
 * @param gateway slug of the gateway whose models these are
 * @param id of the snapshot ({@link SnapshotId})
 */
record StoredSnapshot(String gateway, String id, FetchedModels fetched) {

    /** The clocks of two machines differ by less. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    static StoredSnapshot of(CatalogSnapshot snapshot) {
        return new StoredSnapshot(snapshot.gateway().slug(), snapshot.id(), snapshot.fetched());
    }

    /**
     * Checks everything that the rest of the service takes for granted. The store checks before a write too: contents
     * that cannot be served never replace contents that can.
     */
    void check(String asked, Instant now) throws RefusedSnapshotException {
        if (!asked.equals(gateway)) {
            throw new RefusedSnapshotException(
                    "holds the models of another gateway", "keep each gateway's file under its own name");
        }
        if (id == null || !SnapshotId.isOne(id)) {
            throw unusable("holds no id");
        }
        if (fetched == null || fetched.fetchedAt() == null || fetched.models().isEmpty()) {
            throw unusable("holds no models");
        }
        if (fetched.fetchedAt().isAfter(now.plus(CLOCK_SKEW))) {
            throw new RefusedSnapshotException(
                    "was fetched in the future, at " + fetched.fetchedAt(), "check the clock of this machine");
        }
        if (fetched.parts().stream().anyMatch(part -> part.name() == null)) {
            throw unusable("holds a part without a name");
        }
        Set<String> ids = new HashSet<>();
        for (Model model : fetched.models()) {
            if (!whole(model)) {
                throw unusable("holds a model without an id or another part that every model has");
            }
            if (!ids.add(ModelId.key(model.id()))) {
                throw unusable("holds a model twice");
            }
        }
        checkWithdrawn(fetched.past().withdrawn(), ids);
        checkWithdrawn(fetched.past().unaccounted(), ids);
    }

    private static void checkWithdrawn(List<Model> withdrawn, Set<String> ids) throws RefusedSnapshotException {
        for (Model model : withdrawn) {
            if (!whole(model) || !model.listing().withdrawn() || !ids.add(ModelId.key(model.id()))) {
                throw unusable("holds a withdrawn model that is not whole, or is there twice");
            }
        }
    }

    private static boolean whole(Model model) {
        return model.id() != null
                && !model.id().isBlank()
                && model.name() != null
                && model.canonicalSlug() != null
                && !model.gateways().isEmpty()
                && model.architecture() != null
                && model.serving() != null
                && model.serving().offers().stream().allMatch(StoredSnapshot::whole)
                && model.facts() != null
                && (model.hub() == null || whole(model.hub()));
    }

    private static boolean whole(HubMetrics hub) {
        return hub.weights() != null
                && (hub.parameters() == null || hub.parameters().rule() != null);
    }

    private static boolean whole(Offer provider) {
        return provider.inferenceProvider() != null
                && provider.pricing() != null
                && provider.limits() != null
                && provider.capabilities() != null
                && provider.terms() != null;
    }

    private static RefusedSnapshotException unusable(String flaw) {
        return new RefusedSnapshotException(flaw, "delete it");
    }
}
