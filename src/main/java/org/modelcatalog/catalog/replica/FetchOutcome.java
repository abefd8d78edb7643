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
 * How a fetch ended, as instances tell each other: what was fetched lies under the id, why it failed is one word. No text
 * is taken over from Redis into a log or an answer.
 *
 * @param id of the snapshot; of a failure any that no other has
 * @param reason why it failed; null = it did not
 * @param retryAfter how long the upstream asks to be left alone; zero = it does not say
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

    /** Empty for what no instance has written. */
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

    /** The failure, as this instance tells it. */
    Optional<UpstreamException> failure() {
        return Optional.ofNullable(reason)
                .map(why -> new UpstreamException(
                        why,
                        "another instance's fetch failed: " + why.label(),
                        retryAfter.isZero() ? null : retryAfter));
    }
}
