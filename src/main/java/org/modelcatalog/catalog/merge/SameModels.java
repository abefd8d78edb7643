package org.modelcatalog.catalog.merge;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Groups the rows that describe one model: rows with one Hub id, else with one canonical slug, case-insensitively.
 *
 * <p>A row without a Hub id joins the rows that have its slug or id, if they agree on one Hub id. A Hub id that no gateway
 * lists is a former id if the row's own name is a listed Hub id: OpenRouter keeps the old names of repositories. Rows with
 * other Hub ids never form one model.
 */
final class SameModels {

    /** Marks a name on whose Hub id the rows disagree. */
    private static final String NOBODY = "";

    private final Map<String, String> presentIds = new HashMap<>();
    private final Map<String, String> hubIds = new HashMap<>();
    private final Map<String, String> representatives = new HashMap<>();

    SameModels(Collection<Model> rows) {
        // Only the Hub can give a former id to another model; other gateways may keep using it.
        Set<String> taken = ownIds(rows.stream().filter(row -> row.hub() != null));
        rows.stream()
                .filter(row -> row.huggingFaceId() != null)
                .sorted(Comparator.comparing(row -> ModelId.key(row.huggingFaceId())))
                .forEach(row -> row.aliases().stream()
                        .map(ModelId::key)
                        .filter(alias -> !taken.contains(alias))
                        .forEach(alias -> presentIds.putIfAbsent(alias, ModelId.key(row.huggingFaceId()))));
        formerIds(rows);
        rows.stream().filter(row -> row.huggingFaceId() != null).forEach(this::claim);
        // A Hub id names no other model.
        rows.stream().map(this::hubId).filter(Objects::nonNull).forEach(hubId -> hubIds.put(hubId, hubId));
        rows.stream()
                .filter(row -> claimed(row) == null)
                .map(row -> names(row).toList())
                .sorted(Comparator.comparing(List::toString))
                .forEach(this::unite);
    }

    /** The key shared by all rows of one model. */
    String key(Model row) {
        String hubId = claimed(row);
        return hubId != null ? hubId : representative(names(row).findFirst().orElseThrow());
    }

    /** The id of a model: the first id of its rows that names no other model, else its Hub id. */
    String id(List<Model> rows) {
        String key = key(rows.get(0));
        return Stream.concat(
                        rows.stream()
                                .map(Model::id)
                                .filter(id -> owner(withoutVariant(id)).equals(key)),
                        rows.stream()
                                .map(Model::huggingFaceId)
                                .filter(id -> id != null && ModelId.key(id).equals(key)))
                .findFirst()
                .orElse(key);
    }

    /** The key of the model with that name. */
    private String owner(String name) {
        String hubId = hubIds.getOrDefault(name, NOBODY);
        return hubId.equals(NOBODY) ? representative(name) : hubId;
    }

    private void formerIds(Collection<Model> rows) {
        Map<String, String> former = new HashMap<>();
        Set<String> listed = ownIds(rows.stream());
        Set<String> onHub = ownIds(rows.stream().filter(row -> row.hub() != null));
        for (Model row : rows) {
            String stated = row.huggingFaceId() == null ? null : ModelId.key(row.huggingFaceId());
            if (stated != null && !onHub.contains(stated)) {
                names(row)
                        .filter(listed.contains(stated) ? onHub::contains : listed::contains)
                        .forEach(name -> former.merge(stated, name, BinaryOperator.minBy(Comparator.naturalOrder())));
            }
        }
        // The Hub's own former ids take precedence.
        former.forEach(presentIds::putIfAbsent);
    }

    /** Ids of the rows whose id is their Hub id. */
    private static Set<String> ownIds(Stream<Model> rows) {
        return rows.filter(row -> row.id().equalsIgnoreCase(row.huggingFaceId()))
                .map(row -> ModelId.key(row.id()))
                .collect(Collectors.toSet());
    }

    private void claim(Model row) {
        String hubId = hubId(row);
        names(row).forEach(name -> hubIds.merge(name, hubId, (one, other) -> one.equals(other) ? one : NOBODY));
    }

    private String claimed(Model row) {
        String own = hubId(row);
        return own != null
                ? own
                : names(row)
                        .map(hubIds::get)
                        .filter(hubId -> hubId != null && !hubId.equals(NOBODY))
                        .findFirst()
                        .orElse(null);
    }

    private String hubId(Model row) {
        if (row.huggingFaceId() == null) {
            return null;
        }
        String hubId = ModelId.key(row.huggingFaceId());
        return presentIds.getOrDefault(hubId, hubId);
    }

    private void unite(List<String> names) {
        for (String name : names) {
            String first = representative(names.get(0));
            String second = representative(name);
            int order = first.compareTo(second);
            if (order != 0) {
                representatives.put(order < 0 ? second : first, order < 0 ? first : second);
            }
        }
    }

    private String representative(String name) {
        String root = name;
        for (String next = representatives.get(root); next != null; next = representatives.get(root)) {
            root = next;
        }
        for (String at = name; !at.equals(root); ) {
            at = representatives.put(at, root); // path compression
        }
        return root;
    }

    /** The slug, the id without its variant, as in {@code owner/name:free}, and other names; those of the Hub are ids. */
    private static Stream<String> names(Model row) {
        Stream<String> names = Stream.of(ModelId.key(row.canonicalSlug()), withoutVariant(row.id()));
        return row.huggingFaceId() != null
                ? names
                : Stream.concat(names, row.aliases().stream().map(ModelId::key));
    }

    private static String withoutVariant(String id) {
        return ModelId.withoutVariant(ModelId.key(id));
    }
}
