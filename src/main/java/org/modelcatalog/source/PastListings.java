package org.modelcatalog.source;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.modelcatalog.model.Model;

/**
 * What a gateway's lists had before a fetch and no longer have.
 *
 * @param since the first whole fetch; models that no fetch had by then are new. Null = there was none yet
 * @param withdrawn models that have left their list, each as it was listed last, newest first
 * @param unaccounted models that a partial fetch did not bring: the next whole fetch decides whether they have left
 */
public record PastListings(Instant since, List<Model> withdrawn, List<Model> unaccounted) {

    /** Nothing is known of earlier fetches. */
    public static final PastListings NONE = new PastListings(null, List.of(), List.of());

    public PastListings {
        withdrawn = List.copyOf(withdrawn);
        unaccounted = List.copyOf(unaccounted);
    }

    /** The same without the models whose id does not pass. */
    PastListings only(Predicate<String> ids) {
        return new PastListings(
                since,
                withdrawn.stream().filter(model -> ids.test(model.id())).toList(),
                unaccounted.stream().filter(model -> ids.test(model.id())).toList());
    }

    /** Whether this reaches further back than the other. */
    public boolean longerThan(PastListings other) {
        return since != null && (other.since == null || since.isBefore(other.since));
    }
}
