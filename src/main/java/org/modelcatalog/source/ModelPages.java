package org.modelcatalog.source;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** A gateway's whole list, page by page: how the mirror reads the Hub. Nothing is retried, and nothing waits for a quota. */
public interface ModelPages {

    /** What a list is sorted by; the latest comes first. */
    enum Order {
        /** Created. Nothing moves under such a walk, and its links stay good for days. */
        CREATED,
        /** Last modified. A model that changes meanwhile jumps ahead. */
        MODIFIED
    }

    /** The first page; fails with {@link UpstreamException}. */
    Uni<ModelPage> first(Order order);

    /**
     * The page that a link of an earlier page leads to, maybe of an earlier run; fails with {@link UpstreamException}, of
     * which {@link UpstreamException.Reason#STATUS} without a retry, and {@link UpstreamException.Reason#FOREIGN_URL}, mean
     * that the link is good for nothing.
     */
    Uni<ModelPage> next(String link);

    /** The quota that the last answer stated; empty once that window is over. */
    Optional<Quota> quota();
}
