package org.modelcatalog.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modelcatalog.api.view.ModelRow;
import org.modelcatalog.api.view.OpenAiModel;
import org.modelcatalog.api.view.RowOptions;
import org.modelcatalog.model.Model;

/**
 * Rows as bytes, and lists of them. Each row is rendered once per view and kept as long as its model is and there is room. Only rows as they are without options are kept, which nearly everybody asks for; fields are cut out of
 * these.
 */
@Singleton
class Rows {

    private static final int SHARE = 16;
    private static final long MOST = 128L << 20;

    /** What a row looks like. */
    enum View {
        NATIVE(ModelRow::of),
        OPENAI(OpenAiModel::of, "object", "owned_by");

        private final BiFunction<Model, RowOptions, Object> row;
        private final List<String> always;

        /** @param always the fields without which a client cannot read a row, whichever it asks for */
        View(BiFunction<Model, RowOptions, Object> row, String... always) {
            this.row = row;
            this.always = List.of(always);
        }

        private Collection<String> fields(RowOptions options) {
            return Stream.concat(always.stream(), options.fields().stream()).toList();
        }
    }

    private final JsonBytes json;
    private final Map<View, Cache<Model, byte[]>> kept = new EnumMap<>(View.class);

    @Inject
    Rows(JsonBytes json) {
        this(json, Math.min(Runtime.getRuntime().maxMemory() / SHARE, MOST));
    }

    /** @param room bytes a view */
    Rows(JsonBytes json, long room) {
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
     * Rows within an object.
     *
     * @param envelope with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    RowList within(Object envelope, String member, View view, List<Model> models, RowOptions options) {
        return RowList.within(json.of(envelope), member, view, models, options);
    }

    /** A list as a whole. For a renderer, not for an event loop. */
    byte[] whole(RowList list) {
        List<byte[]> all = IntStream.range(0, list.models().size())
                .mapToObj(at -> row(list, at))
                .toList();
        // exactly as long as it will be, which may be megabytes
        ByteBuffer whole = ByteBuffer.allocate(list.before().length
                + list.between().length * Math.max(0, all.size() - 1)
                + all.stream().mapToInt(row -> row.length).sum()
                + list.after().length);
        whole.put(list.before());
        for (int at = 0; at < all.size(); at++) {
            if (at > 0) {
                whole.put(list.between());
            }
            whole.put(all.get(at));
        }
        return whole.put(list.after()).array();
    }

    /** One row of a list. */
    byte[] row(RowList list, int at) {
        Model model = list.models().get(at);
        View view = list.view();
        RowOptions options = list.options().withAllFields();
        byte[] row = options.equals(RowOptions.USUAL)
                ? kept.get(view).get(model, unseen -> json.of(view.row.apply(unseen, options)))
                : json.of(view.row.apply(model, options));
        return list.options().fields().isEmpty() ? row : RowFields.cut(row, view.fields(list.options()));
    }
}
