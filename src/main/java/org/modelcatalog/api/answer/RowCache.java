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
 * Keeps rendered rows, one for each view and model, as long as the model is in use and there is room. Only rows with the
 * usual options are kept; chosen fields are copied out of them.
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

    /** @param room bytes for each view */
    RowCache(JsonWriter json, long room) {
        this.json = json;
        this.room = room;
    }

    /**
     * Rows within an object.
     *
     * @param envelope an object with an empty list of rows before any text that could look like it
     * @param member the name of that list
     */
    public JsonRows within(Object envelope, String member, RowView view, List<Model> models, RowOptions options) {
        return JsonRows.within(json.of(envelope), member, models.size(), rows(view, models, options));
    }

    /** One row per line. */
    JsonRows lines(RowView view, List<Model> models, RowOptions options) {
        return JsonRows.lines(models.size(), rows(view, models, options));
    }

    /** One row with the usual options. */
    public byte[] row(RowView view, Model model) {
        return row(view, model, RowOptions.USUAL);
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
                // weak keys compare by identity: a row belongs to this instance of the model
                any -> Caffeine.newBuilder()
                        .weakKeys()
                        .maximumWeight(room)
                        .weigher((Model model, byte[] row) -> row.length + 100)
                        .build());
    }
}
