package org.modelcatalog.source.http;

import java.util.Set;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * How an exchange ended.
 *
 * @param status of the head, if one came; 0 = none did
 * @param reason why the answer is not whole; null = it is, or nobody wanted it any longer
 * @param cancelled nobody wanted it any longer
 */
record ExchangeEnd(int status, Reason reason, boolean cancelled) {

    private static final Set<Reason> FAULTS =
            Set.of(Reason.DNS, Reason.REFUSED, Reason.TLS, Reason.UNREACHABLE, Reason.TIMEOUT);
    private static final int REQUEST_TIMEOUT = 408;

    /** The name in metrics. */
    String label() {
        if (cancelled) {
            return "cancelled";
        }
        return reason != null ? reason.label() : String.valueOf(status);
    }

    /** Whether the upstream is to blame, and not the request. */
    boolean isFault() {
        return reason != null && FAULTS.contains(reason)
                || reason == null && !cancelled && (status >= 500 || status == REQUEST_TIMEOUT);
    }
}
