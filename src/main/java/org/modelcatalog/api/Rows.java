package org.modelcatalog.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.modelcatalog.api.view.ModelRow;
import org.modelcatalog.api.view.OpenAiModel;
import org.modelcatalog.api.view.RowOptions;
import org.modelcatalog.model.Model;

/**
 * Lists as bytes: an envelope around rows, each of which is rendered once per view and kept as long as its model is and
 * there is room. Only rows as they are without options are kept, which nearly everybody asks for; fields are cut out of
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
     * A list of rows. For a renderer, not for an event loop.
     *
     * @param envelope an object with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    byte[] list(Object envelope, String member, View view, List<Model> models, RowOptions options) {
        byte[] around = json.of(envelope);
        byte[] empty = ('"' + member + "\":[]").getBytes(StandardCharsets.US_ASCII);
        int here = indexOf(empty, around) + empty.length - 1;
        List<byte[]> rows =
                models.stream().map(model -> row(view, model, options)).toList();
        // exactly as long as it will be: the list of a large catalog is tens of megabytes
        ByteBuffer list = ByteBuffer.allocate(around.length
                + Math.max(0, rows.size() - 1)
                + rows.stream().mapToInt(row -> row.length).sum());
        list.put(around, 0, here);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                list.put((byte) ',');
            }
            list.put(rows.get(i));
        }
        return list.put(around, here, around.length - here).array();
    }

    private byte[] row(View view, Model model, RowOptions options) {
        RowOptions whole = options.withAllFields();
        byte[] row = whole.equals(RowOptions.USUAL)
                ? kept.get(view).get(model, unseen -> json.of(view.row.apply(unseen, whole)))
                : json.of(view.row.apply(model, whole));
        return options.fields().isEmpty() ? row : RowFields.cut(row, view.fields(options));
    }

    private static int indexOf(byte[] wanted, byte[] bytes) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("an envelope has an empty list of rows");
    }
}
