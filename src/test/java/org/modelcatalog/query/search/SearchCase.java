package org.modelcatalog.query.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.support.Models;

/**
 * A query and the model that it means, from {@code search/queries.csv}. The models are in {@code search/models.csv}: ids of
 * well-known models with made-up, round numbers of downloads.
 *
 * @param within worst allowed rank of the hit; 0 = the search misses it, which lowers the recall
 */
public record SearchCase(String query, String hit, int within) {

    public static List<SearchCase> all() {
        return rows("queries.csv").stream()
                .map(row -> new SearchCase(row[0], row[1], Integer.parseInt(row[2])))
                .toList();
    }

    public static List<Model> models() {
        return rows("models.csv").stream()
                .map(row -> model(row[0], Long.parseLong(row[1])))
                .toList();
    }

    static Model model(String id, long downloads) {
        String name = id.substring(id.indexOf('/') + 1).replace('-', ' ').replace('_', ' ');
        return Models.row("hug", id)
                .hubId(id)
                .name(name)
                .owner(ModelId.owner(id))
                .hub(Models.metrics(downloads, null, null))
                .build();
    }

    /** Returns the rank of the hit, 1 = first; 0 = missing. */
    public int rank(List<Model> hits) {
        return hits.stream().map(Model::id).toList().indexOf(hit) + 1;
    }

    /** Reads a file without its head. */
    private static List<String[]> rows(String file) {
        var resource = Objects.requireNonNull(SearchCase.class.getResourceAsStream("/search/" + file));
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
