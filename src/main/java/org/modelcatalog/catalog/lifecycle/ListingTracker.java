package org.modelcatalog.catalog.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.StatedTime;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.PastListings;

/**
 * Compares a fetch with what was served before: which models are new, which have left their list, and which have another
 * id. A pure step: the same fetches at the same time give the same result.
 */
final class ListingTracker {

    /** Withdrawn models of one gateway that are kept at most; those that left last stay. */
    static final int MOST = 1000;

    private final FetchedModels last;
    private final FetchedModels fetched;
    private final Instant at;
    private final Map<String, Model> before = new HashMap<>();
    private final Set<String> listed = new HashSet<>();

    private ListingTracker(FetchedModels last, FetchedModels fetched, Instant at) {
        this.last = last;
        this.fetched = fetched;
        this.at = at;
        Stream.of(last.past().withdrawn(), last.past().unaccounted(), last.models())
                .flatMap(List::stream)
                .forEach(model -> before.put(ModelId.key(model.id()), model));
        fetched.models().forEach(model -> listed.add(ModelId.key(model.id())));
    }

    /**
     * The fetch with what is known of its models' earlier listings.
     *
     * @param last what was served before, however old; {@link FetchedModels#NONE} = nothing
     * @param at when the fetch began
     * @param kept how long a model that has left its list is kept
     */
    static FetchedModels track(FetchedModels last, FetchedModels fetched, Instant at, Duration kept) {
        return new ListingTracker(last, fetched, at).tracked(kept);
    }

    private FetchedModels tracked(Duration kept) {
        var renames = new Renames(before.values(), fetched.models());
        List<Model> models =
                fetched.models().stream().map(row -> known(row, renames)).toList();
        Set<String> names = names(models);
        boolean whole = !fetched.partial();
        List<Model> missing = Stream.concat(last.past().unaccounted().stream(), last.models().stream())
                .filter(model -> !names.contains(ModelId.key(model.id())))
                .map(model -> seenUntil(model, last.fetchedAt()))
                .toList();
        var since = last.past().since() == null && whole ? at : last.past().since();
        List<Model> withdrawn = Stream.concat(
                        whole ? missing.stream() : Stream.of(),
                        last.past().withdrawn().stream().filter(model -> !names.contains(ModelId.key(model.id()))))
                .map(this::withdrawn)
                .filter(model -> model.listing().lastSeen().plus(kept).isAfter(at))
                .toList();
        return fetched.with(models, new PastListings(since, newest(withdrawn), whole ? List.of() : newest(missing)));
    }

    /** The row with the time at which it was first listed, and with its former ids. */
    private Model known(Model row, Renames renames) {
        Optional<Model> earlier = earlier(row).or(() -> renames.former(row));
        Instant firstSeen = earlier.map(model -> model.listing().firstSeen())
                .orElse(earlier.isPresent() || last.past().since() == null ? null : at);
        return row.listed(
                earlier.map(model -> aliases(row, model)).orElse(row.aliases()),
                new Listing(firstSeen, null, ended(row)));
    }

    private Optional<Model> earlier(Model row) {
        return Stream.concat(Stream.of(row.id()), row.aliases().stream())
                .map(id -> before.get(ModelId.key(id)))
                .filter(model -> model != null)
                .findFirst();
    }

    /** An id that is another row's now is nobody's former one. */
    private List<String> aliases(Model row, Model earlier) {
        var aliases = new LinkedHashMap<String, String>();
        Stream.of(row.aliases().stream(), Stream.of(earlier.id()), earlier.aliases().stream())
                .flatMap(ids -> ids)
                .filter(id -> !listed.contains(ModelId.key(id)))
                .forEach(id -> aliases.putIfAbsent(ModelId.key(id), id));
        return List.copyOf(aliases.values());
    }

    /** Every name that finds a row, as {@code CatalogSnapshot.find} does. */
    private static Set<String> names(List<Model> models) {
        var names = new HashSet<String>();
        for (Model model : models) {
            names.add(ModelId.key(model.id()));
            model.aliases().forEach(alias -> names.add(ModelId.key(alias)));
            if (!ModelId.isVariant(model.id())) {
                names.add(ModelId.key(model.canonicalSlug()));
                if (model.huggingFaceId() != null) {
                    names.add(ModelId.key(model.huggingFaceId()));
                }
            }
        }
        return names;
    }

    private static Model seenUntil(Model model, Instant lastSeen) {
        return model.listing().withdrawn()
                ? model
                : model.listed(model.aliases(), model.listing().until(lastSeen));
    }

    private Model withdrawn(Model model) {
        var listing = new Listing(model.listing().firstSeen(), model.listing().lastSeen(), ended(model));
        return model.withdrawn(listing);
    }

    private boolean ended(Model model) {
        return StatedTime.parse(model.facts().expirationDate())
                .filter(end -> end.isOver(at))
                .isPresent();
    }

    private static List<Model> newest(List<Model> models) {
        var newest = new ArrayList<>(models);
        newest.sort(Comparator.comparing((Model model) -> model.listing().lastSeen())
                .reversed()
                .thenComparing(Model::id));
        return newest.size() <= MOST ? newest : newest.subList(0, MOST);
    }
}
