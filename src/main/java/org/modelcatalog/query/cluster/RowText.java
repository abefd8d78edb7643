package org.modelcatalog.query.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.modelcatalog.catalog.store.ModelJson;
import org.modelcatalog.model.Model;

/** Writes a row as text that no cluster changes: compressed JSON in Base64. */
final class RowText {

    private static final int MAX_ROW = 16 << 20;
    private static final int BUFFER = 4 << 10;

    private RowText() {}

    static String of(Model model) throws IOException {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(ModelJson.write(model));
            deflater.finish();
            var written = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                written.write(buffer, 0, deflater.deflate(buffer));
            }
            return Base64.getEncoder().encodeToString(written.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IOException if it is something else
     */
    static Model model(String text) throws IOException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getDecoder().decode(text));
            var read = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 || read.size() > MAX_ROW) {
                    throw new IOException("a row is cut off, or too long");
                }
                read.write(buffer, 0, length);
            }
            byte[] json = read.toByteArray();
            return ModelJson.read(json, 0, json.length);
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new IOException("a row cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }
}
