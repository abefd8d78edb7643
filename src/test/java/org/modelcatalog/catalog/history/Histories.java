package org.modelcatalog.catalog.history;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.TestConfig;

/** Logs of changes for tests. */
public final class Histories {

    static final Duration KEPT = Duration.ofDays(90);
    static final long ROOM = 32L << 20;

    private Histories() {}

    /** Returns a history that nothing survives. */
    public static ChangeHistory inMemory() {
        return inMemory(Clock.systemUTC());
    }

    static ChangeHistory inMemory(Clock clock) {
        return new ChangeHistory(TestConfig.with(Map.of()), new ChangeMetrics(new SimpleMeterRegistry()), clock);
    }

    static GatewayHistory in(Path folder, String gateway, Clock clock) {
        return of(new HistoryFolder(folder, gateway), gateway, clock);
    }

    /** Returns a log that another store keeps. */
    static GatewayHistory of(HistoryStore store, String gateway, Clock clock) {
        return new GatewayHistory(gateway, Optional.ofNullable(store), KEPT, ROOM, clock);
    }

    static CatalogSnapshot snapshot(Instant at, List<Model> models) {
        return CatalogSnapshot.of(
                new Gateway("hug", "Hugging Face", "Hugging Face Model Hub", List.of()),
                new FetchedModels(models, Map.of(), at, List.of()));
    }

    static List<FieldChange> changes(GatewayHistory history) {
        return history.view().entries().stream()
                .flatMap(entry -> entry.batch().changes().stream())
                .toList();
    }
}
