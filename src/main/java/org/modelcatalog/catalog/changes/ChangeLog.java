package org.modelcatalog.catalog.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last changes of all gateways, oldest first. The changes of one gateway form a chain without gaps. */
final class ChangeLog {

    static final int MOST = 100;

    private final int room;
    private final Deque<CatalogChange> changes = new ArrayDeque<>();
    private int weight;

    /** @param room how many ids all changes may hold together; the newest change is always kept */
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

    /** Drops a gateway's changes: its next snapshot does not continue the chain. */
    void forget(String gateway) {
        changes.removeIf(change -> {
            boolean is = change.now().gateway().equals(gateway);
            weight -= is ? change.weight() : 0;
            return is;
        });
    }

    /** The latest changes of these gateways, newest first. */
    List<CatalogChange> latest(Collection<String> gateways, int most) {
        var latest = new ArrayList<CatalogChange>();
        for (Iterator<CatalogChange> newest = changes.descendingIterator();
                newest.hasNext() && latest.size() < most; ) {
            CatalogChange change = newest.next();
            if (gateways.contains(change.now().gateway())) {
                latest.add(change);
            }
        }
        return latest;
    }

    /**
     * The changes since a position.
     *
     * @param gateways those whose changes are all there
     * @param changes of these gateways, oldest first
     */
    record Missed(Set<String> gateways, List<CatalogChange> changes) {}

    /** @param known snapshot ids by gateway, none of which is served now */
    Missed since(Map<String, String> known) {
        var awaited = new HashMap<>(known);
        var found = new HashSet<String>();
        var missed = new ArrayList<CatalogChange>();
        // Backwards: of a snapshot that came back, the last occurrence counts.
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
