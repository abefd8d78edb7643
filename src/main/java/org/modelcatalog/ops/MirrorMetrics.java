package org.modelcatalog.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.modelcatalog.catalog.mirror.HubMirror;
import org.modelcatalog.catalog.mirror.MirrorProgress.Phase;

/** Meters of the mirror of the Hub; none if there is no mirror. */
@Singleton
class MirrorMetrics {

    static final String MODELS = "catalog.hub.mirror.models";
    static final String PAGES = "catalog.hub.mirror.pages";
    static final String REQUESTS = "catalog.hub.mirror.requests";
    static final String STATE = "catalog.hub.mirror.state";

    private final HubMirror mirror;
    private final MeterRegistry meters;

    MirrorMetrics(HubMirror mirror, MeterRegistry meters) {
        this.mirror = mirror;
        this.meters = meters;
    }

    void register(@Observes StartupEvent event) {
        if (!mirror.enabled()) {
            return;
        }
        Gauge.builder(MODELS, mirror, all -> all.progress().models())
                .description("Models in the mirror of the Hub")
                .register(meters);
        FunctionCounter.builder(PAGES, mirror, HubMirror::pages)
                .description("Pages that the mirror has written")
                .register(meters);
        FunctionCounter.builder(REQUESTS, mirror, HubMirror::requests)
                .description("Requests of the mirror to the Hub")
                .register(meters);
        for (Phase phase : Phase.values()) {
            Gauge.builder(STATE, mirror, all -> all.progress().phase() == phase ? 1 : 0)
                    .description("1 = the mirror is in this state")
                    .tag("state", phase.word())
                    .register(meters);
        }
    }
}
