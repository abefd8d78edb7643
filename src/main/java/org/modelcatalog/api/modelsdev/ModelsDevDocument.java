package org.modelcatalog.api.modelsdev;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.modelcatalog.api.answer.JsonRows;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.modelsdev.ModelsDevSelection.Shown;

/**
 * The document {@code api.json}: an object of providers, each with an object of models. Its rows are models; the first one of
 * a provider opens the provider, and the last one closes it, so that a long document is written row by row.
 *
 * @param rows by provider
 * @param fetched date on which the gateways stated all this
 */
record ModelsDevDocument(List<Shown> rows, String fetched, JsonWriter json) {

    /** What follows the last model: the ends of {@code models} and of the provider. */
    private static final byte[] END = {'}', '}'};

    JsonRows written() {
        return JsonRows.members(rows.size(), this::row);
    }

    private byte[] row(int at) {
        Shown row = rows.get(at);
        var written = new ByteArrayOutputStream();
        if (at == 0 || differ(at - 1, at)) {
            byte[] provider = json.member(row.provider().id(), row.provider());
            written.writeBytes(Arrays.copyOf(provider, provider.length - END.length));
        }
        written.writeBytes(json.member(row.id(), ModelsDevModel.of(row.id(), row.offer(), row.released(), fetched)));
        if (at == rows.size() - 1 || differ(at, at + 1)) {
            written.writeBytes(END);
        }
        return written.toByteArray();
    }

    private boolean differ(int one, int other) {
        return !rows.get(one).provider().equals(rows.get(other).provider());
    }
}
