package org.modelcatalog.query.disk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a sorted list: behind this row. It stays valid when rows before it come or go.
 *
 * @param before number of rows up to it, as its reader saw them
 * @param value what the row is sorted by: a number, or a name for lists by name; empty = the list's own order
 * @param created the row's time of creation, scaled; the least number = unknown
 * @param repository the Hub's id of the row's repository
 */
public record Place(long before, String value, long created, String repository) {

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern WRITTEN =
            Pattern.compile("1\n([0-9]{1,9})\n(-?[0-9]{1,19})\n([0-9a-f]{24})\n(.*)", Pattern.DOTALL);

    /** Parses the output of {@link #toString}; empty when the text is no place. */
    public static Optional<Place> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher written = WRITTEN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return written.matches()
                    ? Optional.of(new Place(
                            Long.parseLong(written.group(1)),
                            written.group(4),
                            Long.parseLong(written.group(2)),
                            written.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException neitherBase64NorNumber) {
            return Optional.empty();
        }
    }

    /** Returns the opaque text that clients send back. */
    @Override
    public String toString() {
        String plain = "1\n%d\n%d\n%s\n%s".formatted(before, created, repository, value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
