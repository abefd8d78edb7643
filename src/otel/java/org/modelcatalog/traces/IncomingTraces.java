package org.modelcatalog.traces;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;

/** Joins the traces of clients and tells upstreams nothing of them: those are strangers, and not part of the system. */
final class IncomingTraces implements TextMapPropagator {

    private final TextMapPropagator propagator;

    IncomingTraces(TextMapPropagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public Collection<String> fields() {
        return propagator.fields();
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {}

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
        return propagator.extract(context, carrier, getter);
    }
}
