package org.modelcatalog.source.huggingface;

import static java.util.function.Function.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * From what the parts of a fetch have brought to the catalog: a part that is not whole keeps the rows it had before, so
 * that a Hub in trouble never costs a row.
 */
final class HubAssembly {

    private static final Comparator<Model> ORDER =
            Comparator.comparing(HubAssembly::downloads).reversed().thenComparing(Model::id);

    private final HubMerge merge = new HubMerge();
    private final Function<HubRecord, String> listedIds;
    private final Map<String, Model> models;
    private final Map<String, Model> earlierModels;
    private final Map<String, List<String>> earlierParts;
    private int kept;

    private HubAssembly(List<HubPart.Brought> parts, FetchedModels earlier) {
        parts.forEach(part -> part.pages().forEach(merge::add));
        listedIds = merge.listedIds();
        models = byId(HubNormalizer.normalize(merge.models()));
        earlierModels = byId(earlier.models());
        earlierParts = earlier.parts().stream()
                .collect(Collectors.toMap(FetchedPart::name, FetchedPart::ids, (one, other) -> one));
    }

    /**
     * Pure: the same parts and the same earlier fetch give the same catalog.
     *
     * @throws UpstreamException when no part came, or no model
     */
    static FetchedModels of(List<HubPart.Brought> parts, FetchedModels earlier, Instant start) {
        return new HubAssembly(parts, earlier).assemble(parts, earlier, start);
    }

    private FetchedModels assemble(List<HubPart.Brought> brought, FetchedModels earlier, Instant start) {
        var empty = new UpstreamException(Reason.EMPTY, "the Hub listed no usable model");
        if (brought.stream().filter(HubPart.Brought::walk).allMatch(this::isEmpty)) {
            throw empty;
        }
        Map<String, UpstreamException> failures = failures(brought);
        UpstreamException first = failures.values().stream().findFirst().orElse(empty);
        if (failures.size() == brought.size()) {
            throw first;
        }
        List<FetchedPart> parts = brought.stream()
                .map(part -> part(part, failures.get(part.name())))
                .toList();
        if (models.isEmpty()) {
            throw first;
        }
        return new FetchedModels(
                models.values().stream().sorted(ORDER).toList(),
                merge.skipped(),
                kept > 0 ? earlier.fetchedAt() : start,
                parts);
    }

    private boolean isEmpty(HubPart.Brought part) {
        return part.failure() == null && ids(part).isEmpty();
    }

    /** Why parts are not whole, by name, in their order. */
    private Map<String, UpstreamException> failures(List<HubPart.Brought> parts) {
        var failures = new LinkedHashMap<String, UpstreamException>();
        for (HubPart.Brought part : parts) {
            if (part.failure() != null) {
                failures.put(part.name(), part.failure());
            } else if (part.walk() && part.endedEmpty() && ids(part).size() < earlierSize(part)) {
                failures.put(
                        part.name(),
                        new UpstreamException(Reason.EMPTY, "the Hub's list ended before its time, in an empty page"));
            }
        }
        return failures;
    }

    private int earlierSize(HubPart.Brought part) {
        return earlierParts.getOrDefault(part.name(), List.of()).size();
    }

    private FetchedPart part(HubPart.Brought part, UpstreamException failure) {
        Set<String> ids = ids(part);
        if (failure != null) {
            earlierParts.getOrDefault(part.name(), List.of()).forEach(id -> keep(id, ids));
        }
        return new FetchedPart(part.name(), new ArrayList<>(ids), failure == null ? null : failure.getMessage());
    }

    /** The ids under which a part's models are listed, in the part's order. */
    private Set<String> ids(HubPart.Brought part) {
        return part.records().stream()
                .map(listedIds)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void keep(String id, Set<String> ids) {
        String key = ModelId.key(id);
        Model earlier = earlierModels.get(key);
        if (!models.containsKey(key) && earlier != null && !merge.isPrivate(id)) {
            models.put(key, earlier);
            kept++;
        }
        if (models.containsKey(key)) {
            ids.add(models.get(key).id());
        }
    }

    private static Map<String, Model> byId(List<Model> models) {
        return models.stream()
                .collect(Collectors.toMap(
                        model -> ModelId.key(model.id()), identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static long downloads(Model model) {
        return model.hub() == null || model.hub().downloads() == null
                ? 0
                : model.hub().downloads();
    }
}
