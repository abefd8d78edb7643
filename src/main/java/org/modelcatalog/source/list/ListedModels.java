package org.modelcatalog.source.list;

import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.json.Records;

/** What a gateway lists, taken as its catalog: every id once, in the gateway's order. */
final class ListedModels {

    /** Counts models that the operator does not want to be shown. */
    private static final String NOT_SHOWN = "not_shown";

    private ListedModels() {}

    /**
     * A fetch that is one list, of one page or several.
     *
     * @param pages in their order
     * @param patterns which of them are taken; others are counted
     * @param limit models that are taken at most; what is beyond is counted
     * @param start when the fetch began
     * @throws UpstreamException when there is not a single model
     */
    static FetchedModels of(
            Gateway gateway, List<Records<Model>> pages, IdPatterns patterns, int limit, Instant start) {
        Map<String, Model> models = new LinkedHashMap<>();
        Map<String, Integer> skipped = new TreeMap<>();
        for (Records<Model> page : pages) {
            page.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
            for (Model model : page.records()) {
                if (!patterns.show(model.id())) {
                    skipped.merge(NOT_SHOWN, 1, Integer::sum);
                } else if (models.size() >= limit) {
                    skipped.merge("beyond_limit", 1, Integer::sum);
                } else if (models.putIfAbsent(ModelId.key(model.id()), model) != null) {
                    skipped.merge("duplicate_id", 1, Integer::sum);
                }
            }
        }
        if (models.isEmpty()) {
            String shown = skipped.containsKey(NOT_SHOWN) ? " that its settings INCLUDE and EXCLUDE let through" : "";
            throw new UpstreamException(Reason.EMPTY, gateway.label() + " listed no usable model" + shown);
        }
        if (!Set.of(NOT_SHOWN).containsAll(skipped.keySet())) {
            Log.warnf("Skipped records of %s, by reason: %s", gateway.label(), skipped);
        }
        Integer missing = skipped.get(ListSource.NOT_RECEIVED);
        var part = new FetchedPart(
                "models",
                models.values().stream().map(Model::id).toList(),
                missing == null ? null : missing + " models that the list counts did not come");
        return new FetchedModels(new ArrayList<>(models.values()), skipped, start, List.of(part));
    }
}
