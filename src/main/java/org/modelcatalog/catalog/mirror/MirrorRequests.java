package org.modelcatalog.catalog.mirror;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.modelcatalog.source.ModelPage;
import org.modelcatalog.source.ModelPages;
import org.modelcatalog.source.ModelPages.Order;

/** The mirror's requests, counted, and the waits between them. One thread at a time, but for the count. */
final class MirrorRequests {

    private final ModelPages pages;
    private final MirrorPace pace;
    private final Clock clock;
    private final MirrorUsage usage = new MirrorUsage();
    private final AtomicLong count = new AtomicLong();

    MirrorRequests(ModelPages pages, MirrorPace pace, Clock clock) {
        this.pages = pages;
        this.pace = pace;
        this.clock = clock;
    }

    /** @param link null = the first page */
    Uni<ModelPage> page(Order order, String link) {
        count.incrementAndGet();
        usage.sent();
        return link == null ? pages.first(order) : pages.next(link);
    }

    /** How long no request may leave; zero = one may. */
    Duration closed() {
        return pages.quota()
                .map(quota -> pace.closed(quota, usage.in(quota), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** How long to wait after a page. */
    Duration pause() {
        return pages.quota()
                .map(quota -> pace.wait(quota, usage.in(quota), clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** Requests of this process. */
    long count() {
        return count.get();
    }
}
