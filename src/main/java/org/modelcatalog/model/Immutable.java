package org.modelcatalog.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Copies maps with a fixed order, so that equal rows serialise alike. */
final class Immutable {

    private Immutable() {}

    /** An {@code EnumMap} is small, and a row has one entry for each enriched field. */
    static <K extends Enum<K>, V> Map<K, V> byEnum(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
    }

    static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
