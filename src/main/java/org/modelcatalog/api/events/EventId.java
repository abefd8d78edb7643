package org.modelcatalog.api.events;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The id of an event: the snapshot of each gateway that its reader then knows, such as {@code
 * hug-9f86d081884c7d65+openrouter-2c26b46b68ffc68f}. It is valid on every instance, whatever the order in which instances
 * receive these snapshots.
 */
final class EventId {

    /** Longer ids are ignored. */
    private static final int LONGEST = 2000;

    private static final String SEPARATOR = "+";
    private static final Pattern ONE = Pattern.compile("(?:^|\\+)([^+]{1,100})-([0-9a-f]{16})(?=$|\\+)");

    private EventId() {}

    /** Returns snapshots by gateway, and ignores invalid parts. */
    static Map<String, String> read(String lastEventId) {
        var snapshots = new HashMap<String, String>();
        if (lastEventId.length() <= LONGEST) {
            Matcher one = ONE.matcher(lastEventId.strip());
            while (one.find()) {
                snapshots.put(one.group(1), one.group(2));
            }
        }
        return snapshots;
    }

    /** @param snapshots by gateway */
    static String of(Map<String, String> snapshots) {
        return new TreeMap<>(snapshots)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "-" + entry.getValue())
                        .collect(Collectors.joining(SEPARATOR));
    }
}
