package org.modelcatalog.source.huggingface;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedPart;

/**
 * The router's word, joined with the Hub's by id: in any case, and by former ids too. What only the router lists gets a
 * row of its own.
 */
final class RouterJoin {

    /** The part of a fetch that the router is. */
    static final String PART = "Inference Providers";

    private final RouterAnswer router;
    private final Instant start;
    private final Map<String, RouterRecord> byRecord = new LinkedHashMap<>();
    private final Map<String, RouterRecord> unmatched = new LinkedHashMap<>();

    RouterJoin(RouterAnswer router, HubMerge merge, HubAliases aliases, Instant start) {
        this.router = router;
        this.start = start;
        for (RouterRecord said : router.models()) {
            Optional<String> record = aliases.listedId(said.id());
            if (record.isPresent()) {
                byRecord.merge(record.get(), said, RouterRecord::and);
            } else if (!merge.isPrivate(said.id())) {
                unmatched.merge(ModelId.key(said.id()), said, RouterRecord::and);
            }
        }
    }

    /** Ids of the Hub's records that the router lists. */
    Collection<String> records() {
        return byRecord.keySet();
    }

    /**
     * Puts the router's word into the rows; when it said nothing, its word of the earlier fetch.
     *
     * @param sure whether what the Hub says of served models came whole; else what it said before is kept
     * @return the part of the fetch, if the router was to be asked
     */
    Optional<FetchedPart> into(HubRows rows, boolean sure) {
        if (!router.asked()) {
            return Optional.empty();
        }
        return Optional.of(router.failure() == null ? joined(rows, sure) : kept(rows));
    }

    private FetchedPart joined(HubRows rows, boolean sure) {
        Set<String> ids = new LinkedHashSet<>();
        byRecord.forEach((id, said) -> rows.find(id).ifPresent(row -> {
            rows.put(RouterEnrichment.enriched(row, said, start));
            ids.add(row.id());
        }));
        unmatched.values().forEach(said -> {
            Optional<Model> row = sure ? rows.find(said.id()) : rows.keep(said.id());
            Model whole = row.map(found -> RouterEnrichment.enriched(found, said, start))
                    .orElseGet(() -> RouterEnrichment.alone(said, start));
            rows.put(whole);
            ids.add(whole.id());
        });
        // Of rows kept since their own list failed, what the router no longer says is no longer so.
        rows.change(row ->
                !ids.contains(row.id()) && RouterEnrichment.isEnriched(row) ? RouterEnrichment.withdrawn(row) : row);
        return new FetchedPart(PART, List.copyOf(ids), null);
    }

    private FetchedPart kept(HubRows rows) {
        Set<String> ids = rows.keepPart(PART);
        rows.keepIn(row -> rows.earlier(row.id())
                .filter(earlier -> earlier != row && RouterEnrichment.isEnriched(earlier))
                .map(earlier -> RouterEnrichment.kept(row, earlier))
                .orElse(row));
        return new FetchedPart(PART, List.copyOf(ids), router.failure().getMessage());
    }
}
