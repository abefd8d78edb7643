package org.modelcatalog.source;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests an upstream still grants in its current window.
 *
 * @param remaining requests left
 * @param windowEnds when the upstream starts counting anew
 */
public record Quota(long remaining, Instant windowEnds) {

    // "api";r=499;t=295 — draft-ietf-httpapi-ratelimit-headers, as the Hub sends it on every answer
    private static final Pattern RATE_LIMIT = Pattern.compile("r=(\\d{1,9})\\s*;\\s*t=(\\d{1,9})");

    /** Reads a {@code RateLimit} header; empty when there is none or it says nothing usable. */
    public static Optional<Quota> parse(String rateLimit, Instant now) {
        if (rateLimit == null) {
            return Optional.empty();
        }
        Matcher matcher = RATE_LIMIT.matcher(rateLimit);
        return matcher.find()
                ? Optional.of(new Quota(
                        Long.parseLong(matcher.group(1)),
                        now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }

    /** Whether this still says something: after the window's end the upstream has granted anew. */
    public boolean current(Instant now) {
        return now.isBefore(windowEnds);
    }
}
