package org.modelcatalog.source.huggingface;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.PastListings;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * From what the parts of a fetch have brought to the catalog: a part that is not whole keeps the rows it had before, so
 * that a Hub in trouble never costs a row.
 */
final class HubAssembly {

    private final HubMerge merge = new HubMerge();
    private final Function<HubRecord, String> listedIds;
    private final List<HubPart.Brought> brought;
    private final RouterJoin router;
    private final HubRows rows;

    private HubAssembly(List<HubPart.Brought> parts, RouterAnswer said, FetchedModels earlier, Instant start) {
        parts.forEach(part -> part.pages().forEach(merge::add));
        brought = parts;
        listedIds = merge.listedIds();
        List<HubRecord> records = merge.models();
        var aliases = new HubAliases(merge.listedByAnyId(), records, known(earlier));
        router = new RouterJoin(said, merge, aliases, start);
        rows = new HubRows(earlier, merge, aliases);

        Set<String> listed = new LinkedHashSet<>(router.records());
        parts.stream().filter(HubPart.Brought::lists).forEach(part -> listed.addAll(ids(part)));
        var normalizer = new HubNormalizer(records, start);
        records.stream()
                .filter(record -> listed.contains(record.id()))
                .forEach(record -> rows.put(normalizer.row(record, aliases.of(record.id()))));
    }

    /** Models that come back under another id were in the list once, not always in the fetch before. */
    private static List<Model> known(FetchedModels earlier) {
        PastListings past = earlier.past();
        return Stream.of(earlier.models(), past.unaccounted(), past.withdrawn())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Pure: the same parts, the same word of the router and the same earlier fetch give the same catalog.
     *
     * @throws UpstreamException when no part came, or no model
     */
    static FetchedModels of(List<HubPart.Brought> parts, RouterAnswer said, FetchedModels earlier, Instant start) {
        var assembly = new HubAssembly(parts, said, earlier, start);
        List<FetchedPart> whole = assembly.parts();
        List<Model> models = assembly.rows.inOrder();
        var skipped = new HashMap<>(assembly.merge.skipped());
        said.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
        return new FetchedModels(models, skipped, assembly.rows.anyKept() ? earlier.fetchedAt() : start, whole);
    }

    private List<FetchedPart> parts() {
        Map<String, UpstreamException> failures = failures();
        List<HubPart.Brought> lists =
                brought.stream().filter(HubPart.Brought::lists).toList();
        var empty = new UpstreamException(Reason.EMPTY, "the Hub listed no usable model");
        if (lists.stream().filter(HubPart.Brought::walk).allMatch(this::isEmpty)) {
            throw empty;
        }
        // Without a single list of the Hub there is no catalog, whatever else came.
        UpstreamException first = lists.stream()
                .map(part -> failures.get(part.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(empty);
        if (lists.stream().allMatch(part -> failures.containsKey(part.name()))) {
            throw first;
        }
        List<FetchedPart> parts = new ArrayList<>();
        brought.stream()
                .filter(part -> part.kind() != HubPart.Kind.LOOKUPS)
                .forEach(part -> parts.add(part(part, failures.get(part.name()))));
        if (rows.isEmpty()) {
            throw first;
        }
        boolean sure = brought.stream().allMatch(part -> part.lists() || part.failure() == null);
        router.into(rows, sure).ifPresent(parts::add);
        return parts;
    }

    private boolean isEmpty(HubPart.Brought part) {
        return part.failure() == null && ids(part).isEmpty();
    }

    /** Why parts are not whole, by name, in their order. */
    private Map<String, UpstreamException> failures() {
        var failures = new LinkedHashMap<String, UpstreamException>();
        for (HubPart.Brought part : brought) {
            if (part.failure() != null) {
                failures.put(part.name(), part.failure());
            } else if (part.walk() && part.endedEmpty() && ids(part).size() < rows.earlierSize(part.name())) {
                failures.put(
                        part.name(),
                        new UpstreamException(Reason.EMPTY, "the Hub's list ended before its time, in an empty page"));
            }
        }
        return failures;
    }

    private FetchedPart part(HubPart.Brought part, UpstreamException failure) {
        Set<String> ids = part.lists() ? ids(part) : new LinkedHashSet<>();
        if (failure != null) {
            ids.addAll(rows.keepPart(part.name()));
        }
        return new FetchedPart(part.name(), List.copyOf(ids), failure == null ? null : failure.getMessage());
    }

    /** The ids under which a part's models are listed, in the part's order. */
    private Set<String> ids(HubPart.Brought part) {
        return part.records().stream()
                .map(listedIds)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
