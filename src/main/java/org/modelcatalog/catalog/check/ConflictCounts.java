package org.modelcatalog.catalog.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Conflict;

/**
 * How many contradictions the rows of a snapshot hold.
 *
 * @param byKind every kind, 0 included
 * @param held how many of them hold a price out
 */
public record ConflictCounts(Map<Conflict.Kind, Integer> byKind, int held) {

    /** Reads every row once for each snapshot. */
    public static ConflictCounts of(CatalogSnapshot snapshot) {
        return snapshot.derive(ConflictCounts.class, ConflictCounts::counted);
    }

    private static ConflictCounts counted(CatalogSnapshot snapshot) {
        var byKind = new EnumMap<Conflict.Kind, Integer>(Conflict.Kind.class);
        for (Conflict.Kind kind : Conflict.Kind.values()) {
            byKind.put(kind, 0);
        }
        List<Conflict> conflicts = snapshot.models().stream()
                .flatMap(row -> row.facts().conflicts().stream())
                .toList();
        conflicts.forEach(conflict -> byKind.merge(conflict.kind(), 1, Integer::sum));
        return new ConflictCounts(
                byKind, (int) conflicts.stream().filter(Conflict::held).count());
    }
}
