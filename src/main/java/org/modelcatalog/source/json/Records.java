package org.modelcatalog.source.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The records of one answer.
 *
 * @param records the usable ones, in their order
 * @param skipped how many were not, by reason
 * @param envelope what the answer says beside its list, an object; empty for a bare list
 */
public record Records<T>(List<T> records, Map<String, Integer> skipped, JsonNode envelope) {

    public Records {
        records = List.copyOf(records);
        skipped = Map.copyOf(skipped);
    }

    /** Returns how many records the answer has, usable or not. */
    public long size() {
        return records.size()
                + skipped.values().stream().mapToLong(Integer::longValue).sum();
    }
}
