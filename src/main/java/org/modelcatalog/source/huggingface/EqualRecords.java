package org.modelcatalog.source.huggingface;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what several walks of a fetch bring of one model once: most models are in more than one list. */
final class EqualRecords {

    private final Map<String, HubRecord> byId = new ConcurrentHashMap<>();

    /** The same page, of records that came before where they are equal. */
    HubPage once(HubPage page) {
        return new HubPage(page.records().stream().map(this::once).toList(), page.skipped());
    }

    /** Forgets them: steps of a walk may hold this for longer. */
    void clear() {
        byId.clear();
    }

    private HubRecord once(HubRecord record) {
        HubRecord first = byId.putIfAbsent(record.id(), record);
        return record.equals(first) ? first : record;
    }
}
