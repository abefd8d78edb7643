package org.modelcatalog.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.modelcatalog.api.view.ModelRow;
import org.modelcatalog.api.view.OpenAiModel;
import org.modelcatalog.api.view.RowOptions;
import org.modelcatalog.model.Model;

/**
 * Lists as bytes: an envelope around rows, each of which is rendered once per view and kept as long as its model is and
 * there is room. Only rows as they are without options are kept, which nearly everybody asks for.
 */
@Singleton
class Rows {

    private static final int SHARE = 16;
    private static final long MOST = 128L << 20;
    private static final RowOptions USUAL = new RowOptions(true, false);
    private static final byte[] HERE = "\"data\":[]".getBytes(StandardCharsets.US_ASCII);

    /** What a row looks like. */
    enum View {
        NATIVE(ModelRow::of),
        OPENAI(OpenAiModel::of);

        private final BiFunction<Model, RowOptions, Object> row;

        View(BiFunction<Model, RowOptions, Object> row) {
            this.row = row;
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
     * @param envelope whose {@code data} is empty, and comes before anything that a client wrote
     */
    byte[] list(Object envelope, View view, List<Model> models, RowOptions options) {
        byte[] around = json.of(envelope);
        int here = indexOf(HERE, around) + HERE.length - 1;
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
        return options.equals(USUAL)
                ? kept.get(view).get(model, unseen -> json.of(view.row.apply(unseen, options)))
                : json.of(view.row.apply(model, options));
    }

    private static int indexOf(byte[] wanted, byte[] bytes) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("an envelope has data");
    }
}
