package org.modelcatalog.query.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.ModelFilter;

/** What is known of the rows of one moment, and ends with it. Nothing of it grows with the rows. */
final class ClusterMemo {

    private static final int MAX_COUNTS = 2_000;
    private static final int MAX_SPELLINGS = 20_000;
    private static final int MAX_FACETS = 64;

    private final Map<ModelFilter, Integer> counts = bounded(MAX_COUNTS);
    private final Map<ModelFilter, Facets> facets = bounded(MAX_FACETS);
    private final Map<String, ClusterSpellings.Spelling> spellings = bounded(MAX_SPELLINGS);
    private final AtomicReference<List<Facets.Count>> owners = new AtomicReference<>();

    Map<ModelFilter, Integer> counts() {
        return counts;
    }

    Map<ModelFilter, Facets> facets() {
        return facets;
    }

    Map<String, ClusterSpellings.Spelling> spellings() {
        return spellings;
    }

    /** The owners with the most models of all. */
    AtomicReference<List<Facets.Count>> owners() {
        return owners;
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }
}
