package org.modelcatalog.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;

/**
 * What one complete fetch brought.
 *
 * @param models unique by id (case-insensitively), in the order they are listed
 * @param skipped records that did not become a row, counted by reason
 * @param fetchedAt when the fetch began: no row is older than this
 */
public record FetchedModels(List<Model> models, Map<String, Integer> skipped, Instant fetchedAt) {
    public FetchedModels {
        models = List.copyOf(models);
        skipped = Map.copyOf(skipped);
    }
}
