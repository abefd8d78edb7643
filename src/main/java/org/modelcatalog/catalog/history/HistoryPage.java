package org.modelcatalog.catalog.history;

import java.util.List;
import java.util.Optional;

/**
 * Some changes, newest refresh first.
 *
 * @param next where the next page begins; empty after the last page. A page may be short and still have a next one
 */
public record HistoryPage(List<DatedChange> changes, Optional<HistoryPosition> next) {

    public HistoryPage {
        changes = List.copyOf(changes);
    }
}
