package org.modelcatalog.source.http;

import java.time.Duration;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** What a status that says no means. */
final class StatusFailure {

    private static final int REQUEST_TIMEOUT = 408;

    private StatusFailure() {}

    /**
     * The failure that a status is.
     *
     * @param upstream who answered, for messages, for example {@code the Hub}
     * @param secret what the upstream did not accept, for example {@code HF_TOKEN}
     * @param retryAfter how long the upstream asks to be left alone; null = it does not say
     */
    static UpstreamException of(String upstream, String secret, int status, Duration retryAfter) {
        return switch (status) {
            case 429 -> new UpstreamException(Reason.RATE_LIMITED, upstream + " limits our rate (429)", retryAfter);
            case 401, 403 ->
                new UpstreamException(
                        Reason.UNAUTHORIZED, upstream + " does not accept " + secret + " (" + status + ")");
            default ->
                new UpstreamException(
                        Reason.STATUS,
                        upstream + " answered " + status,
                        retryAfter,
                        status >= 500 || status == REQUEST_TIMEOUT);
        };
    }
}
