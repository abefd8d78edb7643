package org.modelcatalog.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * What a fetch brought, and what it kept from an earlier one where a part did not come.
 *
 * @param models unique by id (case-insensitively), in the order they are listed
 * @param skipped records that did not become a row, counted by reason
 * @param fetchedAt no row is older than this: when the fetch began, or when the earlier one did of which rows were kept
 * @param parts the lists it is made of
 * @param configs what is known of models' own configuration files, by {@link ModelId#key}
 * @param past what earlier fetches listed and this one does not
 */
public record FetchedModels(
        List<Model> models,
        Map<String, Integer> skipped,
        Instant fetchedAt,
        List<FetchedPart> parts,
        Map<String, ConfigFile> configs,
        PastListings past) {

    /** Nothing was fetched before. */
    public static final FetchedModels NONE = new FetchedModels(List.of(), Map.of(), Instant.EPOCH, List.of());

    public FetchedModels {
        models = List.copyOf(models);
        skipped = Map.copyOf(skipped);
        parts = List.copyOf(parts);
        // null: a snapshot that was stored before there were any
        configs = configs == null ? Map.of() : Map.copyOf(configs);
        past = past == null ? PastListings.NONE : past;
    }

    /** A fetch that knows no configuration files. */
    public FetchedModels(List<Model> models, Map<String, Integer> skipped, Instant fetchedAt, List<FetchedPart> parts) {
        this(models, skipped, fetchedAt, parts, Map.of(), PastListings.NONE);
    }

    /** The same fetch with what its models' configuration files say. */
    public FetchedModels with(List<Model> models, Map<String, ConfigFile> configs) {
        return new FetchedModels(models, skipped, fetchedAt, parts, configs, past);
    }

    /** The same fetch with what earlier ones listed. */
    public FetchedModels with(List<Model> models, PastListings past) {
        return new FetchedModels(models, skipped, fetchedAt, parts, configs, past);
    }

    /** The same fetch without the models whose id does not pass. */
    public FetchedModels only(Predicate<String> ids) {
        return new FetchedModels(
                models.stream().filter(model -> ids.test(model.id())).toList(),
                skipped,
                fetchedAt,
                parts.stream().map(part -> part.only(ids)).toList(),
                configs,
                past.only(ids));
    }

    /** Whether a part did not come: its models are those of an earlier fetch, or are not there. */
    public boolean partial() {
        return !missing().isEmpty();
    }

    /** The parts that did not come whole, and why. */
    public Map<String, String> missing() {
        var missing = new LinkedHashMap<String, String>();
        parts.forEach(part -> part.whyMissing().ifPresent(why -> missing.put(part.name(), why)));
        return missing;
    }
}
