package org.modelcatalog.api.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelcatalog.catalog.history.HistoryPosition;

/** A position in the log as the opaque text that clients send back, bound to the query of its page. */
final class HistoryCursor {

    private static final int LONGEST = 400;
    private static final Pattern TEXT =
            Pattern.compile("1\n([0-9a-f]{1,8})\n([0-9TZ:.-]{1,40})\n([a-z0-9-]{1,100})\n([0-9]{1,18})\n([0-9]{1,9})");

    private HistoryCursor() {}

    /** @param query fingerprint of the query */
    static String of(HistoryPosition position, String query) {
        String plain = String.join(
                "\n",
                "1",
                query,
                position.at().toString(),
                position.gateway(),
                Long.toString(position.number()),
                Integer.toString(position.change()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for text that is not a cursor of this query. */
    static Optional<HistoryPosition> parse(String text, String query) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return parts.matches() && parts.group(1).equals(query)
                    ? Optional.of(new HistoryPosition(
                            Instant.parse(parts.group(2)),
                            parts.group(3),
                            Long.parseLong(parts.group(4)),
                            Integer.parseInt(parts.group(5))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
