package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;

/** The models of a gateway as its log had them at a moment, which are read when they are asked for. */
public final class PastListing {

    private final HistoryView log;
    private final int entries;
    private final Instant moment;

    private PastListing(HistoryView log, int entries, Instant moment) {
        this.log = log;
        this.entries = entries;
        this.moment = moment;
    }

    /** Empty for a moment before the log, and without a log. */
    static Optional<PastListing> of(HistoryView log, Instant moment) {
        return log.base() == null || moment.isBefore(log.base().at())
                ? Optional.empty()
                : Optional.of(new PastListing(log, log.olderThan(moment.plusNanos(1)), moment));
    }

    /** Names the list: moments between which nothing changed have the same name. */
    public String name() {
        return entries == 0
                ? log.base().snapshot() + '/' + log.base().number()
                : last().snapshot() + '/' + last().number();
    }

    /** When the newest change was found that the list has. */
    public Instant at() {
        return entries == 0 ? log.base().at() : last().at();
    }

    /** Whether no later entry can change it, since the log already has one of a later moment. */
    public boolean settled() {
        return moment.isBefore(log.at());
    }

    /**
     * Returns the list as a snapshot, by id. Reads the log up to its moment, so the caller must not be an event loop.
     *
     * @param shown whether a model of this id may be shown now
     */
    public CatalogSnapshot snapshot(Gateway gateway, Predicate<String> shown) {
        List<Model> models = log.rows(entries).byId().entrySet().stream()
                .filter(row -> shown.test(row.getKey()))
                .map(row -> LoggedModel.of(gateway.slug(), row.getKey(), row.getValue(), at()))
                .toList();
        return CatalogSnapshot.derived(
                gateway, new FetchedModels(models, Map.of(), at(), List.of()), List.of("log", name()));
    }

    private PackedBatch last() {
        return log.entries().get(entries - 1);
    }
}
