package org.modelcatalog.api.mcp;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.modelcatalog.api.events.CatalogChangeView;
import org.modelcatalog.catalog.changes.CatalogChange;

/**
 * Changes between snapshots.
 *
 * @param data newest first
 */
@RegisterForReflection
record RecentChanges(List<CatalogChangeView> data, int returned) {

    /** @param most ids of each kind of change */
    static RecentChanges of(List<CatalogChange> changes, int most) {
        return new RecentChanges(
                changes.stream()
                        .map(change -> CatalogChangeView.of(change.first(most)))
                        .toList(),
                changes.size());
    }
}
