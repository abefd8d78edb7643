package org.modelcatalog.catalog.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a field in a change: the keys that lead to it in a row, joined by dots, as in {@code
 * providers.groq.pricing.prompt}. A dot or percent sign within a key is written {@code %2E} or {@code %25}.
 */
public final class RowPath {

    /** The model appeared. */
    public static final String ADDED = "added";

    /** The model is gone. */
    public static final String REMOVED = "removed";

    private static final String PROVIDERS = "providers.";

    private RowPath() {}

    static String join(String path, String key) {
        String escaped = key.replace("%", "%25").replace(".", "%2E");
        return path.isEmpty() ? escaped : path + "." + escaped;
    }

    static List<String> split(String path) {
        return Stream.of(path.split("\\.", -1))
                .map(key -> key.replace("%2E", ".").replace("%25", "%"))
                .toList();
    }

    /**
     * Whether a field is the chosen one or lies within it. {@code pricing} chooses {@code pricing.prompt}, and {@code
     * providers.pricing} the prices of every inference provider.
     */
    public static boolean isWithin(String field, String chosen) {
        return startsWith(field, chosen) || startsWith(withoutProvider(field), chosen);
    }

    /** The field without the name of its inference provider: {@code providers.groq.pricing.prompt} is {@code providers.pricing.prompt}. */
    public static String withoutProvider(String field) {
        if (!field.startsWith(PROVIDERS)) {
            return field;
        }
        int end = field.indexOf('.', PROVIDERS.length());
        return end < 0 ? "providers" : PROVIDERS + field.substring(end + 1);
    }

    private static boolean startsWith(String field, String chosen) {
        return field.startsWith(chosen) && (field.length() == chosen.length() || field.charAt(chosen.length()) == '.');
    }
}
