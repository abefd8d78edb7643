package org.modelcatalog.api.answer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The {@code If-None-Match} header (RFC 9110, 13.1.2). Comparison is weak, as that section requires: proxies that compress
 * weaken strong tags.
 *
 * @param any whether the header was {@code *}
 * @param tags opaque tags, without quotes and weakness
 */
public record IfNoneMatch(boolean any, List<String> tags) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    /** @param header the value, or null */
    public static IfNoneMatch parse(String header) {
        if (header == null) {
            return new IfNoneMatch(false, List.of());
        }
        return new IfNoneMatch(
                header.strip().equals("*"),
                TAG.matcher(header)
                        .results()
                        .map((MatchResult tag) -> tag.group(1))
                        .toList());
    }

    /** Whether the client already has the representation with this opaque tag. */
    public boolean matches(String tag) {
        return any || tags.contains(tag);
    }
}
