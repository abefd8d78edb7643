package org.modelcatalog.catalog.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last changes of all gateways, oldest first; of each gateway every one begins where the one before it ended. */
final class ChangeLog {

    static final int MOST = 100;

    private final int room;
    private final Deque<CatalogChange> changes = new ArrayDeque<>();
    private int weight;

    /** @param room ids that all changes may hold together, but the newest one is kept in any case */
    ChangeLog(int room) {
        this.room = room;
    }

    void add(CatalogChange change) {
        changes.addLast(change);
        weight += change.weight();
        while (changes.size() > MOST || (weight > room && changes.size() > 1)) {
            weight -= changes.removeFirst().weight();
        }
    }

    /** A gateway's next snapshot does not follow from its last. */
    void forget(String gateway) {
        changes.removeIf(change -> {
            boolean is = change.now().gateway().equals(gateway);
            weight -= is ? change.weight() : 0;
            return is;
        });
    }

    /**
     * What has followed.
     *
     * @param gateways those of which it is known
     * @param changes all of theirs, oldest first
     */
    record Missed(Set<String> gateways, List<CatalogChange> changes) {}

    /** @param known snapshot by gateway, none of which is the one that is served */
    Missed since(Map<String, String> known) {
        var awaited = new HashMap<>(known);
        var found = new HashSet<String>();
        var missed = new ArrayList<CatalogChange>();
        // Backwards: a snapshot that came back is meant as it was the last time.
        for (Iterator<CatalogChange> newest = changes.descendingIterator(); newest.hasNext(); ) {
            CatalogChange change = newest.next();
            String gateway = change.now().gateway();
            if (awaited.containsKey(gateway)) {
                missed.add(0, change);
                if (awaited.get(gateway).equals(change.previous())) {
                    awaited.remove(gateway);
                    found.add(gateway);
                }
            }
        }
        missed.removeIf(change -> !found.contains(change.now().gateway()));
        return new Missed(found, missed);
    }
}
