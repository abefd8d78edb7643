package org.modelcatalog.catalog.replica;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * How a fetch ended, as instances announce it: the id of the stored snapshot, or the reason of the failure as one word. No
 * text from Redis reaches a log or an answer.
 *
 * @param id of the snapshot; for a failure a random one
 * @param reason why the fetch failed; null = it succeeded
 * @param retryAfter how long the upstream asks clients to wait; zero = not stated
 */
record FetchOutcome(String id, Reason reason, Duration retryAfter) {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{8,36}");
    private static final Pattern TEXT =
            Pattern.compile("(?:fetched (" + ID + ")|failed (" + ID + ") ([a-z_]{1,20}) ([0-9]{1,9}))");

    static FetchOutcome fetched(String id) {
        return new FetchOutcome(id, null, Duration.ZERO);
    }

    static FetchOutcome failed(UpstreamException failure) {
        return new FetchOutcome(
                UUID.randomUUID().toString(),
                failure.reason(),
                failure.retryAfter().orElse(Duration.ZERO));
    }

    /** Empty for text that no instance has written. */
    static Optional<FetchOutcome> parse(String text) {
        Matcher said = TEXT.matcher(text);
        if (!said.matches()) {
            return Optional.empty();
        }
        if (said.group(1) != null) {
            return Optional.of(fetched(said.group(1)));
        }
        return Stream.of(Reason.values())
                .filter(reason -> reason.label().equals(said.group(3)))
                .map(reason ->
                        new FetchOutcome(said.group(2), reason, Duration.ofMillis(Long.parseLong(said.group(4)))))
                .findFirst();
    }

    String text() {
        return reason == null
                ? "fetched " + id
                : "failed " + id + " " + reason.label() + " " + Math.min(retryAfter.toMillis(), 999_999_999);
    }

    /** The failure in this instance's words. */
    Optional<UpstreamException> failure() {
        return Optional.ofNullable(reason)
                .map(why -> new UpstreamException(
                        why,
                        "another instance's fetch failed: " + why.label(),
                        retryAfter.isZero() ? null : retryAfter));
    }
}
