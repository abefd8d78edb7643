package org.modelcatalog.catalog.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;

/** Merges the rows of all gateways into one list, with each model once and the offers of all gateways. */
public final class GatewayMerge {

    /** An alias of an alias of …: a longer way goes round in a circle. */
    private static final int MOST_HOPS = 8;

    private static final List<ModelField> UNIONS = List.of(ModelField.PROVIDERS, ModelField.SUPPORTED_PARAMETERS);

    private GatewayMerge() {}

    /**
     * Ordered by downloads descending, then id. If the rows of a model disagree, the first gateway with a value wins;
     * context and price follow from all offers.
     *
     * @param gateways the rows of each gateway, in order of precedence
     */
    public static List<Model> merge(List<List<Model>> gateways) {
        List<Model> rows = gateways.stream()
                .flatMap(gateway -> gateway.stream().sorted(Comparator.comparing(Model::id)))
                .toList();
        Map<Model, Model> targets = targets(rows);
        List<Model> models =
                rows.stream().filter(row -> !targets.containsKey(row)).toList();
        var same = new SameModels(models);
        Map<String, List<Model>> byKey = new LinkedHashMap<>();
        models.forEach(row -> byKey.computeIfAbsent(same.key(row), unknown -> new ArrayList<>())
                .add(row));
        Map<String, List<Model>> aliases =
                targets.keySet().stream().collect(Collectors.groupingBy(alias -> same.key(targets.get(alias))));
        return byKey.entrySet().stream()
                .map(model -> one(
                        same.id(model.getValue()), model.getValue(), aliases.getOrDefault(model.getKey(), List.of())))
                .sorted(Model.BY_DOWNLOADS)
                .toList();
    }

    /** The models that aliases stand for in the end. An alias of nothing that is listed is a model of its own. */
    private static Map<Model, Model> targets(List<Model> rows) {
        List<Model> aliases = rows.stream().filter(row -> row.aliasOf() != null).toList();
        Map<Model, Model> targets = new IdentityHashMap<>();
        if (!aliases.isEmpty()) {
            Map<String, Model> named = named(rows);
            aliases.forEach(alias -> target(alias, named).ifPresent(target -> targets.put(alias, target)));
        }
        return targets;
    }

    /** Rows by id and slug; a model before an alias of the same name. */
    private static Map<String, Model> named(List<Model> rows) {
        Map<String, Model> named = new HashMap<>();
        rows.stream().sorted(Comparator.comparing(row -> row.aliasOf() != null)).forEach(row -> {
            named.putIfAbsent(ModelId.key(row.id()), row);
            named.putIfAbsent(ModelId.key(row.canonicalSlug()), row);
        });
        return named;
    }

    private static Optional<Model> target(Model alias, Map<String, Model> named) {
        Model target = alias;
        for (int hop = 0; hop < MOST_HOPS && target != null && target.aliasOf() != null; hop++) {
            target = named.get(ModelId.key(target.aliasOf()));
        }
        return Optional.ofNullable(target).filter(row -> row.aliasOf() == null);
    }

    /** @param aliases rows that are only another name of the model */
    private static Model one(String id, List<Model> rows, List<Model> aliases) {
        Model first = rows.get(0);
        var serving = new Serving(rows.stream()
                .flatMap(row -> row.serving().offers().stream().map(offer -> offer.at(row.sourceGateway(), row.id())))
                .toList());
        return new Model(
                id,
                first.canonicalSlug(),
                known(rows, Model::huggingFaceId),
                otherIds(id, rows, aliases),
                first.name(),
                known(rows, Model::owner),
                known(rows, Model::siteUrl),
                rows.stream().flatMap(row -> row.gateways().stream()).distinct().toList(),
                known(rows, Model::created),
                known(rows, Model::description),
                first.aliasOf(),
                architecture(rows),
                serving,
                Facts.first(rows.stream().map(Model::facts).toList()),
                known(rows, Model::hub),
                origins(rows, serving),
                listing(rows.stream().map(Model::listing).toList()));
    }

    /** Known since the first gateway listed it, unless one listed it before the catalog began. */
    private static Listing listing(List<Listing> rows) {
        return new Listing(
                rows.stream().map(Listing::firstSeen).allMatch(Objects::nonNull)
                        ? rows.stream()
                                .map(Listing::firstSeen)
                                .min(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                rows.stream()
                        .map(Listing::lastSeen)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                rows.stream().anyMatch(Listing::ended));
    }

    /** The ids that other gateways give a model. */
    private static List<String> otherIds(String id, List<Model> rows, List<Model> aliases) {
        var ids = new TreeSet<String>();
        for (Model row : rows) {
            ids.add(ModelId.key(row.id()));
            if (!ModelId.isVariant(row.id())) {
                ids.add(ModelId.key(row.canonicalSlug()));
            }
            if (row.huggingFaceId() != null) {
                ids.add(ModelId.key(row.huggingFaceId()));
            }
            row.aliases().forEach(alias -> ids.add(ModelId.key(alias)));
        }
        aliases.forEach(alias -> ids.add(ModelId.key(alias.id())));
        ids.remove(ModelId.key(id));
        return List.copyOf(ids);
    }

    private static Architecture architecture(List<Model> rows) {
        Architecture modalities = rows.stream()
                .map(Model::architecture)
                .filter(architecture -> architecture.modality() != null)
                .findFirst()
                .orElse(Architecture.UNKNOWN);
        return new Architecture(
                modalities.inputs(),
                modalities.outputs(),
                known(rows, row -> row.architecture().tokenizer()),
                known(rows, row -> row.architecture().instructType()));
    }

    /** A field has the origin of the row it was taken from. */
    private static Map<ModelField, Origin> origins(List<Model> rows, Serving serving) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        for (ModelField field : ModelField.values()) {
            rows.stream()
                    .filter(row -> row.origins().containsKey(field) && decided(field, row.serving(), serving))
                    .findFirst()
                    .ifPresent(row -> origins.put(field, row.origins().get(field)));
        }
        UNIONS.forEach(field -> union(rows, field).ifPresent(origin -> origins.put(field, origin)));
        return origins;
    }

    /** A field made of all rows is as old as the oldest of them. */
    private static Optional<Origin> union(List<Model> rows, ModelField field) {
        List<Origin> parts = rows.stream()
                .map(row -> row.origins().get(field))
                .filter(Objects::nonNull)
                .toList();
        return parts.size() < 2
                ? Optional.empty()
                : parts.stream()
                        .map(Origin::at)
                        .min(Comparator.naturalOrder())
                        .map(oldest -> new Origin("all", "offers_of_all_gateways", oldest));
    }

    private static boolean decided(ModelField field, Serving row, Serving merged) {
        return switch (field) {
            case CONTEXT_LENGTH -> row.contextLength().equals(merged.contextLength());
            case PRICING, INPUT_CACHE_READ, INPUT_CACHE_WRITE -> row.pricing().equals(merged.pricing());
            case MAX_OUTPUT ->
                Objects.equals(row.limits().maxOutput(), merged.limits().maxOutput());
            case TOP_PROVIDER -> row.top().equals(merged.top());
            default -> true;
        };
    }

    private static <T> T known(List<Model> rows, Function<Model, T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
