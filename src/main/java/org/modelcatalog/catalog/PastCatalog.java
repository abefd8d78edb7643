package org.modelcatalog.catalog;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.PastListing;
import org.modelcatalog.catalog.merge.HubMetricsJoin;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/** The catalog as it was, from the logs of changes. Asks no upstream. */
@Singleton
public class PastCatalog {

    private final Gateways gateways;
    private final ChangeHistory history;
    private final PastSnapshots snapshots;
    private final Clock clock;

    PastCatalog(Gateways gateways, ChangeHistory history, PastSnapshots snapshots, Clock clock) {
        this.gateways = gateways;
        this.history = history;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** A gateway's models at the moment. */
    private record Part(ModelSource source, PastListing listing) {

        String name() {
            return source.gateway().slug() + '@' + listing.name();
        }
    }

    /**
     * The gateway's snapshot at a moment, with the Hub's metrics of then. Its time is that of the newest change it has.
     *
     * @return fails with {@link OutsideHistoryException}, or with {@link CatalogUnavailableException} if too many are asked
     *     for at the same time
     */
    public Uni<ServedSnapshot> asOf(Gateway gateway, Instant moment) {
        if (moment.isAfter(clock.instant())) {
            return Uni.createFrom().failure(OutsideHistoryException.future(gateway.slug(), moment));
        }
        // a log that was not read yet is read from its store
        return Uni.createFrom()
                .deferred(() -> Gateways.isAll(gateway) ? all(moment) : single(gateway, moment))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(caller());
    }

    /** What follows belongs to the request, and to its event loop. */
    private static Executor caller() {
        Context request = Vertx.currentContext();
        return request == null ? Runnable::run : work -> request.runOnContext(nothing -> work.run());
    }

    private Uni<ServedSnapshot> single(Gateway gateway, Instant moment) {
        Optional<Part> found = part(gateway, moment);
        if (found.isEmpty()) {
            return Uni.createFrom()
                    .failure(OutsideHistoryException.before(gateway.slug(), history.beginning(gateway.slug())));
        }
        Part own = found.get();
        Optional<Part> hub = gateway.equals(Gateway.HUGGING_FACE) ? Optional.empty() : hub(moment);
        return hub.map(known -> joined(own, known))
                .orElseGet(() -> snapshot(own))
                .map(snapshot -> served(
                        snapshot,
                        own.listing().settled()
                                && hub.map(known -> known.listing().settled()).orElse(true)));
    }

    private Uni<CatalogSnapshot> joined(Part own, Part hub) {
        return Uni.combine()
                .all()
                .unis(snapshot(own), snapshot(hub))
                .asTuple()
                .flatMap(both -> snapshots.get(own.name() + " with " + hub.name(), () -> {
                    CatalogSnapshot plain = both.getItem1();
                    CatalogSnapshot known = both.getItem2();
                    var join = new HubMetricsJoin(known::find, own.source().usesHubIds());
                    return plain.with(join.join(plain.models(), known.fetchedAt()), known);
                }));
    }

    /** A gateway whose log begins later is named as missing; one without a log is not: it may not be configured. */
    private Uni<ServedSnapshot> all(Instant moment) {
        var parts = new ArrayList<Part>();
        var missing = new ArrayList<FetchedPart>();
        var beginnings = new ArrayList<Instant>();
        for (ModelSource source : gateways.sources()) {
            String slug = source.gateway().slug();
            Optional<Part> part = part(source.gateway(), moment);
            part.ifPresent(parts::add);
            if (part.isEmpty()) {
                history.beginning(slug).ifPresent(beginning -> {
                    beginnings.add(beginning);
                    missing.add(new FetchedPart(slug, List.of(), "its history begins at " + beginning));
                });
            }
        }
        if (parts.isEmpty()) {
            return Uni.createFrom()
                    .failure(OutsideHistoryException.before(
                            Gateways.ALL, beginnings.stream().min(Comparator.naturalOrder())));
        }
        List<Uni<CatalogSnapshot>> each = parts.stream().map(this::snapshot).toList();
        String name = parts.stream().map(Part::name).collect(Collectors.joining("+")) + " without " + missing;
        return Uni.join()
                .all(each)
                .andFailFast()
                .flatMap(loaded ->
                        snapshots.get(name, () -> AllGateways.merge(sources(parts), loaded, missing, List.of(name))))
                .map(snapshot -> served(
                        snapshot, parts.stream().allMatch(part -> part.listing().settled())));
    }

    private static List<ModelSource> sources(List<Part> parts) {
        return parts.stream().map(Part::source).toList();
    }

    private Optional<Part> hub(Instant moment) {
        return gateways.sources().stream()
                .map(ModelSource::gateway)
                .filter(Gateway.HUGGING_FACE::equals)
                .findFirst()
                .flatMap(known -> part(known, moment));
    }

    private Optional<Part> part(Gateway gateway, Instant moment) {
        return history.asOf(gateway.slug(), moment).map(listing -> new Part(gateways.source(gateway.slug()), listing));
    }

    private Uni<CatalogSnapshot> snapshot(Part part) {
        return snapshots.get(
                part.name(), () -> part.listing().snapshot(part.source().gateway(), part.source()::shows));
    }

    private static ServedSnapshot served(CatalogSnapshot snapshot, boolean settled) {
        return new ServedSnapshot(snapshot, true, false, Duration.ZERO, settled);
    }
}
