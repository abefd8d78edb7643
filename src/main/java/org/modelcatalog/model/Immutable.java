package org.modelcatalog.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Copies whose order is always the same, so that equal rows are written alike. */
final class Immutable {

    private Immutable() {}

    /** Small: a row holds as many as it has enriched fields. */
    static <K extends Enum<K>, V> Map<K, V> byEnum(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
    }

    static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
