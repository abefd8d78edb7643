package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.modelcatalog.model.ModelId;

/**
 * Selects changes.
 *
 * @param gateways slugs
 * @param since the earliest time, inclusive; null = from the beginning
 * @param until the latest time, exclusive; null = up to now
 * @param fields the fields or groups of fields ({@link RowPath#isWithin}); empty = all
 * @param id of the model, in any case; null = of any
 */
public record HistoryQuery(Set<String> gateways, Instant since, Instant until, List<String> fields, String id) {

    public HistoryQuery {
        fields = List.copyOf(fields);
    }

    boolean mayMatch(PackedBatch entry) {
        return (since == null || !entry.at().isBefore(since))
                && (until == null || entry.at().isBefore(until))
                && (id == null || entry.mayBeAbout(id));
    }

    boolean matches(FieldChange change) {
        return (id == null || ModelId.key(id).equals(ModelId.key(change.id())))
                && (fields.isEmpty() || fields.stream().anyMatch(chosen -> RowPath.isWithin(change.field(), chosen)));
    }
}
