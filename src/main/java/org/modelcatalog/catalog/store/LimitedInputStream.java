package org.modelcatalog.catalog.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * The first bytes of another stream, which it does not close. It reports no bytes as available: {@code GZIPInputStream}
 * would read them as another member.
 */
final class LimitedInputStream extends InputStream {

    private final InputStream in;
    private final RefusedSnapshotException tooLong;
    private long left;

    /** @param tooLong thrown if there are more bytes; null = the stream ends there */
    LimitedInputStream(InputStream in, long limit, RefusedSnapshotException tooLong) {
        this.in = in;
        this.left = limit;
        this.tooLong = tooLong;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            if (tooLong != null && in.read() >= 0) {
                throw tooLong;
            }
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }
}
