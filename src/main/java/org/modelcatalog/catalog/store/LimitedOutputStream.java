package org.modelcatalog.catalog.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Fails instead of writing more than the limit. Does not close the stream below. */
final class LimitedOutputStream extends FilterOutputStream {

    private final RefusedSnapshotException tooLong;
    private long left;

    LimitedOutputStream(OutputStream out, long limit, RefusedSnapshotException tooLong) {
        super(out);
        this.left = limit;
        this.tooLong = tooLong;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw tooLong;
        }
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
