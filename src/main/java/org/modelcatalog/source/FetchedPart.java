package org.modelcatalog.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One of the lists that a fetch is made of, for example a walk. Parts come whole or not each for itself, and may share
 * models.
 *
 * @param name for people and stable from fetch to fetch, for example {@code text-generation by likes}
 * @param ids of the models this part lists, as far as they are in the fetch
 * @param missing why the part did not come whole, in words that are safe to show; null = it came whole
 */
public record FetchedPart(String name, List<String> ids, String missing) {
    public FetchedPart {
        ids = List.copyOf(ids);
    }

    /** The same part without the models whose id does not pass. */
    FetchedPart only(Predicate<String> passes) {
        return new FetchedPart(name, ids.stream().filter(passes).toList(), missing);
    }

    /** Why the part did not come whole; empty when it did. */
    public Optional<String> whyMissing() {
        return Optional.ofNullable(missing);
    }
}
