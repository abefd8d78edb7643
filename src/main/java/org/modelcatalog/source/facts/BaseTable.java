package org.modelcatalog.source.facts;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FactsBase;

/**
 * Everything a base states, by provider and id, and by Hub id. Immutable. Ids are compared to the letter but for their case;
 * the only other names are those that the base itself states.
 */
public final class BaseTable {

    /** The provider of models.dev whose ids are Hub ids. */
    static final String HUB = "huggingface";

    private final FactsBase base;
    private final Instant fetchedAt;
    private final Map<String, BaseEntry> byId = new HashMap<>();
    private final Map<String, List<BaseEntry>> byModel;
    private final Map<String, String> hubIds = new HashMap<>();
    private final Map<String, String> canonicalIds = new HashMap<>();

    BaseTable(FactsBase base, Instant fetchedAt, List<BaseEntry> entries) {
        this.base = base;
        this.fetchedAt = fetchedAt;
        entries.forEach(entry -> byId.putIfAbsent(key(entry.provider(), entry.id()), entry));
        aliases(entries);
        this.byModel = byId.values().stream()
                .filter(entry -> hubId(entry).isPresent())
                .collect(Collectors.groupingBy(entry -> ModelId.key(hubId(entry).orElseThrow())));
    }

    /** A canonical id is an alias of a Hub id where it is that of one model of the Hub only. */
    private void aliases(List<BaseEntry> entries) {
        Set<String> several = new HashSet<>();
        for (BaseEntry entry : entries) {
            if (entry.provider().equals(HUB) && entry.canonicalId() != null && ModelId.isValid(entry.id())) {
                canonicalIds.putIfAbsent(ModelId.key(entry.id()), entry.canonicalId());
                if (hubIds.putIfAbsent(entry.canonicalId(), entry.id()) != null) {
                    several.add(entry.canonicalId());
                }
            }
        }
        hubIds.keySet().removeAll(several);
        canonicalIds.values().removeAll(several);
    }

    public FactsBase base() {
        return base;
    }

    /** When it was read: no statement is older. */
    public Instant fetchedAt() {
        return fetchedAt;
    }

    /** Returns how many models it knows, each at each of its providers. */
    public int size() {
        return byId.size();
    }

    /** What it states of a model at a provider. */
    public Optional<BaseEntry> find(String provider, String id) {
        return Optional.ofNullable(byId.get(key(provider, id)));
    }

    /** What it states of a model of the Hub at a provider, by the same id or by its alias; empty if that is not one entry. */
    public Optional<BaseEntry> at(String provider, String hubId) {
        return find(provider, hubId).or(() -> {
            List<BaseEntry> there = byModel.getOrDefault(ModelId.key(hubId), List.of()).stream()
                    .filter(entry -> entry.provider().equals(provider))
                    .toList();
            return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
        });
    }

    /** The Hub's model that an entry is: by its alias, else its own id with its owner, which a caller still has to know. */
    public Optional<String> hubId(BaseEntry entry) {
        if (entry.provider().equals(HUB)) {
            return Optional.of(entry.id());
        }
        if (entry.canonicalId() != null && hubIds.containsKey(entry.canonicalId())) {
            return Optional.of(hubIds.get(entry.canonicalId()));
        }
        return ModelId.owner(entry.id()) != null && ModelId.isValid(entry.id())
                ? Optional.of(entry.id())
                : Optional.empty();
    }

    /** The Hub id that the base's own names lead to; unlike {@link #hubId} never an id that is only the same. */
    public Optional<String> alias(BaseEntry entry) {
        return Optional.ofNullable(entry.canonicalId()).map(hubIds::get);
    }

    /**
     * A fact about a model of the Hub: what the base states of it on the Hub, else what all its providers state alike.
     *
     * @return null when it states nothing, or contradicts itself
     */
    public <T> T ofHubModel(String hubId, Function<BaseEntry, T> fact) {
        Optional<T> onHub = find(HUB, hubId).map(fact);
        if (onHub.isPresent()) {
            return onHub.get();
        }
        List<T> stated = byModel.getOrDefault(ModelId.key(hubId), List.of()).stream()
                .map(fact)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return stated.size() == 1 ? stated.get(0) : null;
    }

    private static String key(String provider, String id) {
        return provider + ' ' + ModelId.key(id);
    }
}
