package org.modelcatalog.source;

import java.time.Duration;
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
 * @param limit requests a whole window grants; null = it does not say
 * @param window how long a window is; null = it does not say
 */
public record Quota(long remaining, Instant windowEnds, Long limit, Duration window) {

    // "api";r=499;t=295 and "fixed window";"api";q=500;w=300 (draft-ietf-httpapi-ratelimit-headers), as the Hub sends
    // them on every answer
    private static final Pattern RATE_LIMIT = Pattern.compile("r=(\\d{1,9})\\s*;\\s*t=(\\d{1,9})(?!\\d)");
    private static final Pattern POLICY = Pattern.compile("q=(\\d{1,9})\\s*;\\s*w=(\\d{1,9})(?!\\d)");

    /**
     * Reads what an answer says of the quota.
     *
     * @param rateLimit the {@code RateLimit} header; null = there was none
     * @param policy the {@code RateLimit-Policy} header; null = there was none
     * @return empty when the former says nothing usable
     */
    public static Optional<Quota> parse(String rateLimit, String policy, Instant now) {
        if (rateLimit == null) {
            return Optional.empty();
        }
        Matcher left = RATE_LIMIT.matcher(rateLimit);
        if (!left.find()) {
            return Optional.empty();
        }
        Instant windowEnds = wholeSecond(now.plusSeconds(Long.parseLong(left.group(2))));
        Matcher rule = POLICY.matcher(policy == null ? "" : policy);
        boolean told = rule.find();
        return Optional.of(new Quota(
                Long.parseLong(left.group(1)),
                windowEnds,
                told ? Long.valueOf(rule.group(1)) : null,
                told ? Duration.ofSeconds(Long.parseLong(rule.group(2))) : null));
    }

    /** Whether this still says something: after the window's end the upstream has granted anew. */
    public boolean current(Instant now) {
        return now.isBefore(windowEnds);
    }

    /** The same when so many requests have left of which the upstream has not told yet. */
    public Quota less(long requests) {
        return new Quota(Math.max(0, remaining - requests), windowEnds, limit, window);
    }

    /** The later one: whoever waits for the window's end must not come before it. */
    private static Instant wholeSecond(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? second : second.plusSeconds(1);
    }
}
