package org.modelcatalog.query.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.util.BytesRef;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.catalog.store.ModelJson;
import org.modelcatalog.model.Model;

/**
 * Compresses each row on its own, with a dictionary of the index's first rows: a fifth of its size. To read a row of a
 * compressed block of many, all rows before it in the block are read, too.
 */
final class RowCodec {

    private static final int DICTIONARY = 8 << 10;
    private static final int MAX_ROW = 16 << 20;
    private static final int BUFFER = 4 << 10;

    private final byte[] dictionary;

    RowCodec(byte[] dictionary) {
        this.dictionary = dictionary;
    }

    /** Learns how rows look like. */
    static RowCodec of(List<MirroredModel> rows) throws IOException {
        var written = new ByteArrayOutputStream();
        for (int row = 0; row < rows.size() && written.size() < DICTIONARY; row++) {
            written.writeBytes(ModelJson.write(rows.get(row).model()));
        }
        byte[] all = written.toByteArray();
        return new RowCodec(Arrays.copyOfRange(all, Math.max(0, all.length - DICTIONARY), all.length));
    }

    byte[] dictionary() {
        return dictionary;
    }

    /** Writes rows, one after another; to be closed. */
    Writer writer() {
        return new Writer();
    }

    /** Keeps its buffers, which cost more than a row. */
    final class Writer implements AutoCloseable {

        private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

        byte[] write(Model model) throws IOException {
            try {
                deflater.reset();
                deflater.setDictionary(dictionary);
                deflater.setInput(ModelJson.write(model));
                deflater.finish();
                return RowCodec.read(deflater::deflate, deflater::finished);
            } catch (DataFormatException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** Reads rows, one after another; to be closed. */
    Reader reader() {
        return new Reader();
    }

    final class Reader implements AutoCloseable {

        private final Inflater inflater = new Inflater(true);

        Model read(BytesRef row) throws IOException {
            try {
                inflater.reset();
                inflater.setDictionary(dictionary);
                inflater.setInput(row.bytes, row.offset, row.length);
                byte[] json = RowCodec.read(inflater::inflate, inflater::finished);
                return ModelJson.read(json, 0, json.length);
            } catch (DataFormatException e) {
                throw new CorruptIndexException("a row cannot be decompressed", HubFields.ROW, e);
            }
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    private interface Source {
        int read(byte[] buffer, int offset, int length) throws DataFormatException;
    }

    private interface End {
        boolean reached();
    }

    private static byte[] read(Source source, End end) throws DataFormatException {
        byte[] bytes = new byte[BUFFER];
        int length = source.read(bytes, 0, bytes.length);
        while (!end.reached()) {
            if (length < bytes.length || length >= MAX_ROW) {
                throw new DataFormatException("cut off, or too long");
            }
            bytes = Arrays.copyOf(bytes, 2 * length);
            length += source.read(bytes, length, length);
        }
        return Arrays.copyOf(bytes, length);
    }
}
