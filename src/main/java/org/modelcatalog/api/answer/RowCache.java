package org.modelcatalog.api.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.openai.OpenAiModel;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;

/**
 * RowCache as bytes, and lists of them. Each row is rendered once per view and kept as long as its model is and there is room. Only rows as they are without options are kept, which nearly everybody asks for; fields are cut out of
 * these.
 */
@Singleton
public class RowCache {

    private static final int SHARE = 16;
    private static final long MOST = 128L << 20;

    /** What a row looks like. */
    public enum View {
        NATIVE(ModelRow::of),
        OPENAI(OpenAiModel::of, "object", "owned_by");

        private final BiFunction<Model, RowOptions, Object> row;
        private final List<String> always;

        /** @param always the fields without which a client cannot read a row, whichever it asks for */
        View(BiFunction<Model, RowOptions, Object> row, String... always) {
            this.row = row;
            this.always = List.of(always);
        }

        /** Empty = all. */
        private List<String> fields(RowOptions options) {
            return options.fields().isEmpty()
                    ? List.of()
                    : Stream.concat(always.stream(), options.fields().stream()).toList();
        }
    }

    private final JsonWriter json;
    private final Map<View, Cache<Model, byte[]>> kept = new EnumMap<>(View.class);

    @Inject
    RowCache(JsonWriter json) {
        this(json, Math.min(Runtime.getRuntime().maxMemory() / SHARE, MOST));
    }

    /** @param room bytes a view */
    RowCache(JsonWriter json, long room) {
        this.json = json;
        for (View view : View.values()) {
            // weak keys are compared by identity: a row is that of this very model, and goes with it
            kept.put(
                    view,
                    Caffeine.newBuilder()
                            .weakKeys()
                            .maximumWeight(room)
                            .weigher((Model model, byte[] row) -> row.length + 100)
                            .build());
        }
    }

    /**
     * RowCache within an object.
     *
     * @param envelope with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    public JsonRows within(Object envelope, String member, View view, List<Model> models, RowOptions options) {
        return JsonRows.within(json.of(envelope), member, models.size(), rows(view, models, options));
    }

    /** RowCache alone, one a line. */
    JsonRows lines(View view, List<Model> models, RowOptions options) {
        return JsonRows.lines(models.size(), rows(view, models, options));
    }

    private IntFunction<byte[]> rows(View view, List<Model> models, RowOptions options) {
        RowOptions whole = options.withAllFields();
        List<String> fields = view.fields(options);
        return at -> {
            byte[] row = row(view, models.get(at), whole);
            return fields.isEmpty() ? row : FieldSelection.cut(row, fields);
        };
    }

    private byte[] row(View view, Model model, RowOptions options) {
        return options.equals(RowOptions.USUAL)
                ? kept.get(view).get(model, unseen -> json.of(view.row.apply(unseen, options)))
                : json.of(view.row.apply(model, options));
    }
}
