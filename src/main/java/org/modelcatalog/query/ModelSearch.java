package org.modelcatalog.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Models whose id or name holds every word of a query.
 *
 * @param text normalised query: trimmed, lower case, single spaces
 */
public record ModelSearch(String text) {

    /** Reads what a client typed. */
    public static ModelSearch of(String query) {
        return new ModelSearch(
                String.join(" ", query.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    /** The hits, best first: the very model, then names that begin with the query, then the others in their order. */
    public List<Model> apply(List<Model> models) {
        List<String> words = Arrays.asList(text.split(" "));
        return models.stream()
                .filter(model -> words.stream().allMatch(haystack(model)::contains))
                .sorted(Comparator.comparingInt(this::rank))
                .toList();
    }

    /** Hits of the snapshot first, then what only the upstream found; no model twice. */
    public static List<Model> union(List<Model> listed, List<Model> found) {
        Map<String, Model> all = new LinkedHashMap<>();
        listed.forEach(model -> all.put(ModelId.key(model.id()), model));
        found.forEach(model -> all.putIfAbsent(ModelId.key(model.id()), model));
        return new ArrayList<>(all.values());
    }

    private int rank(Model model) {
        String id = ModelId.key(model.id());
        String name = id.substring(id.lastIndexOf('/') + 1);
        if (id.equals(text) || name.equals(text)) {
            return 0;
        }
        return id.startsWith(text) || name.startsWith(text) ? 1 : 2;
    }

    private static String haystack(Model model) {
        return (model.id() + ' ' + model.name()).toLowerCase(Locale.ROOT);
    }
}
