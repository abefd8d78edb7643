package org.modelcatalog.source.http;

import java.util.concurrent.atomic.AtomicBoolean;

/** One request's way past quota and circuit: gives back, or books, exactly once what the request took of them. */
final class RequestAdmission {

    private final QuotaGuard quota;
    private final Circuit circuit;
    private final UpstreamMeters meters;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** Enters; throws when the circuit is open. */
    RequestAdmission(QuotaGuard quota, Circuit circuit, UpstreamMeters meters, RequestPurpose purpose) {
        this.quota = quota;
        this.circuit = circuit;
        this.meters = meters;
        circuit.enter(purpose);
        quota.sent(purpose);
    }

    /** A head is in, whatever its status. */
    void head(UpstreamResponse response) {
        if (answered.compareAndSet(false, true)) {
            quota.answered(response.header("RateLimit"), response.header("RateLimit-Policy"));
        }
    }

    /** The exchange is over, body included. */
    void end(ExchangeEnd end) {
        if (answered.compareAndSet(false, true)) {
            quota.unanswered();
        }
        circuit.ended(end);
        meters.ended(end);
    }
}
