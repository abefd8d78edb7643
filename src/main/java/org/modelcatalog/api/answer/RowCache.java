package org.modelcatalog.api.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/**
 * Rows as bytes, and lists of them. A row is rendered once a view, and kept as long as its model lives and there is room.
 * Only rows with the usual options are kept; chosen fields are cut out of these.
 */
@Singleton
public class RowCache {

    private static final int SHARE = 16;
    private static final long MOST = 128L << 20;

    private final JsonWriter json;
    private final long room;
    private final Map<RowView, Cache<Model, byte[]>> kept = new ConcurrentHashMap<>();

    @Inject
    RowCache(JsonWriter json) {
        this(json, Math.min(Runtime.getRuntime().maxMemory() / SHARE, MOST));
    }

    /** @param room bytes a view */
    RowCache(JsonWriter json, long room) {
        this.json = json;
        this.room = room;
    }

    /**
     * Rows within an object.
     *
     * @param envelope with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    public JsonRows within(Object envelope, String member, RowView view, List<Model> models, RowOptions options) {
        return JsonRows.within(json.of(envelope), member, models.size(), rows(view, models, options));
    }

    /** Rows alone, one a line. */
    JsonRows lines(RowView view, List<Model> models, RowOptions options) {
        return JsonRows.lines(models.size(), rows(view, models, options));
    }

    private IntFunction<byte[]> rows(RowView view, List<Model> models, RowOptions options) {
        RowOptions whole = options.withAllFields();
        List<String> fields = view.chosen(options);
        return at -> {
            byte[] row = row(view, models.get(at), whole);
            return fields.isEmpty() ? row : JsonFields.keep(row, fields);
        };
    }

    private byte[] row(RowView view, Model model, RowOptions options) {
        return options.equals(RowOptions.USUAL)
                ? rows(view).get(model, unseen -> json.of(view.row().apply(unseen, options)))
                : json.of(view.row().apply(model, options));
    }

    private Cache<Model, byte[]> rows(RowView view) {
        return kept.computeIfAbsent(
                view,
                // weak keys are compared by identity: a row is that of this very model, and goes with it
                any -> Caffeine.newBuilder()
                        .weakKeys()
                        .maximumWeight(room)
                        .weigher((Model model, byte[] row) -> row.length + 100)
                        .build());
    }
}
