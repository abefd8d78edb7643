package org.modelcatalog.catalog.changes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.modelcatalog.catalog.history.Histories;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

/** Gateways whose snapshots follow each other as the test says. */
public final class MadeUpChanges {

    private final Map<String, CatalogSnapshot> served = new HashMap<>();
    private final CatalogChanges changes;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public MadeUpChanges() {
        this(Runnable::run);
    }

    MadeUpChanges(Executor workers) {
        changes = new CatalogChanges(Histories.inMemory(), workers);
    }

    public CatalogChanges changes() {
        return changes;
    }

    /** @return the id of the snapshot that is served from now on */
    public String serve(String gateway, String... ids) {
        return serve(gateway, Models.of(ids));
    }

    public String serve(String gateway, List<Model> models) {
        now = now.plusSeconds(1);
        CatalogSnapshot snapshot = snapshot(gateway, models, now);
        served.put(gateway, snapshot);
        look(gateway);
        return snapshot.id();
    }

    void serveNothing(String gateway) {
        served.remove(gateway);
        look(gateway);
    }

    void look(String gateway) {
        changes.look(gateway, () -> served.get(gateway));
    }

    CatalogSnapshot served(String gateway) {
        return served.get(gateway);
    }

    static CatalogSnapshot snapshot(String gateway, List<Model> models, Instant at) {
        return CatalogSnapshot.of(
                new Gateway(gateway, gateway, gateway, List.of()), new FetchedModels(models, Map.of(), at, List.of()));
    }
}
