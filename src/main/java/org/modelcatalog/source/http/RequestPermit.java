package org.modelcatalog.source.http;

import io.vertx.core.MultiMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request's way past quota and circuit: what it takes of them is given back, or booked, exactly once. */
final class RequestPermit implements Exchange.Watcher {

    private final QuotaGuard quota;
    private final Circuit circuit;
    private final UpstreamMeters meters;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** Enters; throws when the circuit is open. */
    RequestPermit(QuotaGuard quota, Circuit circuit, UpstreamMeters meters, Purpose purpose) {
        this.quota = quota;
        this.circuit = circuit;
        this.meters = meters;
        circuit.enter(purpose);
        quota.sent();
    }

    @Override
    public void head(MultiMap headers) {
        if (answered.compareAndSet(false, true)) {
            quota.answered(headers);
        }
    }

    @Override
    public void end(ExchangeEnd end) {
        if (answered.compareAndSet(false, true)) {
            quota.unanswered();
        }
        circuit.ended(end);
        meters.ended(end);
    }
}
