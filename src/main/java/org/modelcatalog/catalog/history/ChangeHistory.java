package org.modelcatalog.catalog.history;

import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;

/**
 * Remembers the changes of every gateway for {@code CATALOG_HISTORY_DAYS}: in Redis if instances share their fetches, else
 * in {@code CATALOG_SNAPSHOT_DIR}, else until the service stops. Every method reads or writes much: for workers.
 */
@Singleton
public class ChangeHistory {

    /** Bytes of lines that are read for one page. */
    private static final long MOST_READ = 16L << 20;

    private final CatalogConfig config;
    private final ChangeMetrics metrics;
    private final Clock clock;
    private final Map<String, GatewayHistory> bySlug = new ConcurrentHashMap<>();
    private final Set<String> notRemembered = ConcurrentHashMap.newKeySet();

    @Inject
    public ChangeHistory(CatalogConfig config, ChangeMetrics metrics, Clock clock) {
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Begins to remember a gateway.
     *
     * @param shared where instances share its log; empty = they do not
     */
    public void open(String gateway, Optional<HistoryStore> shared) {
        Optional<HistoryStore> store =
                shared.or(() -> config.snapshotDir().map(dir -> new HistoryFolder(dir, gateway)));
        metrics.begin(gateway);
        bySlug.put(
                gateway,
                new GatewayHistory(
                        gateway,
                        store,
                        Duration.ofDays(config.historyDays()),
                        (long) config.historyMegabytes() << 20,
                        clock));
    }

    /**
     * Adds the changes of a gateway to its log, and returns when that is stored.
     *
     * @param before null = nothing was served
     * @param changes from the snapshot before to this one; null = not compared
     */
    public void record(CatalogSnapshot before, CatalogSnapshot after, ModelChanges changes) {
        String gateway = after.gateway().slug();
        if (!bySlug.containsKey(gateway) || tooLong(after)) {
            return;
        }
        bySlug.get(gateway)
                .record(before, after, changes)
                .ifPresent(batch -> metrics.count(
                        batch,
                        id -> before != null
                                && before.find(id)
                                        .filter(model -> model.serving().servable())
                                        .isPresent()));
    }

    private boolean tooLong(CatalogSnapshot after) {
        boolean tooLong = after.models().size() > config.historyModels();
        if (tooLong && notRemembered.add(after.gateway().slug())) {
            Log.warnf(
                    "The changes of gateway %s are not remembered: it has %d models, CATALOG_HISTORY_MODELS is %d",
                    after.gateway().slug(), after.models().size(), config.historyModels());
        }
        return tooLong;
    }

    /**
     * A page of changes, newest refresh first.
     *
     * @param from where the page begins; empty = the first page
     */
    public HistoryPage page(HistoryQuery query, Optional<HistoryPosition> from, int limit) {
        var found = new ArrayList<DatedChange>();
        long read = 0;
        for (PackedBatch entry : entries(query, from)) {
            int first = from.filter(position -> HistoryPosition.ORDER.compare(position, HistoryPosition.of(entry)) == 0)
                    .map(HistoryPosition::change)
                    .orElse(0);
            if (read > MOST_READ) {
                return new HistoryPage(found, Optional.of(HistoryPosition.of(entry)));
            }
            read += entry.size();
            List<FieldChange> changes = entry.batch().changes();
            for (int at = first; at < changes.size(); at++) {
                if (query.matches(changes.get(at))) {
                    if (found.size() == limit) {
                        return new HistoryPage(
                                found,
                                Optional.of(new HistoryPosition(entry.at(), entry.gateway(), entry.number(), at)));
                    }
                    found.add(new DatedChange(entry.at(), entry.gateway(), changes.get(at)));
                }
            }
        }
        return new HistoryPage(found, Optional.empty());
    }

    /**
     * What is different between two moments, whatever happened in between; model by model in the order of ids.
     *
     * @return empty without a log of the gateway
     */
    public List<DatedChange> between(String gateway, Instant from, Instant to) {
        HistoryView view = view(gateway);
        return view.base() == null
                ? List.of()
                : ModelChanges.between(view.rows(from), view.rows(to), gateway).stream()
                        .map(change -> new DatedChange(to, gateway, change))
                        .toList();
    }

    /**
     * The models of a gateway at a moment. Finding them reads nothing; their list does.
     *
     * @return empty for a moment before the log, and without a log
     */
    public Optional<PastListing> asOf(String gateway, Instant moment) {
        return PastListing.of(view(gateway), moment);
    }

    /** The earliest moment that the log of a gateway can tell of; empty without a log. */
    public Optional<Instant> beginning(String gateway) {
        return Optional.ofNullable(view(gateway).base()).map(HistoryBase::at);
    }

    /** When the newest change of these gateways was found; empty without any. */
    public Optional<Instant> newest(Collection<String> gateways) {
        return gateways.stream()
                .map(this::view)
                .filter(view -> view.base() != null)
                .map(HistoryView::at)
                .max(Comparator.naturalOrder());
    }

    private List<PackedBatch> entries(HistoryQuery query, Optional<HistoryPosition> from) {
        return query.gateways().stream()
                .flatMap(gateway -> view(gateway).entries().stream())
                .filter(query::mayMatch)
                .filter(entry ->
                        from.isEmpty() || HistoryPosition.ORDER.compare(from.get(), HistoryPosition.of(entry)) <= 0)
                .sorted(Comparator.comparing(HistoryPosition::of, HistoryPosition.ORDER))
                .toList();
    }

    private HistoryView view(String gateway) {
        GatewayHistory history = bySlug.get(gateway);
        if (history == null) {
            return HistoryView.NONE;
        }
        history.ready();
        return history.view();
    }
}
