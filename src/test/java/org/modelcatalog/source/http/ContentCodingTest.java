package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", " Identity "})
    void aBodyWithoutACodingIsReadAsItIs(String name) throws IOException {
        assertThat(ContentCoding.decode(new ByteArrayInputStream(new byte[] {1, 2}), name)
                        .readAllBytes())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void gzipIsDecompressed(String name) throws IOException {
        assertThat(ContentCoding.decode(new ByteArrayInputStream(gzip(new byte[] {1, 2})), name)
                        .readAllBytes())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip"})
    void whatNobodyAskedForIsRefused(String name) {
        assertThatThrownBy(() -> ContentCoding.decode(InputStream.nullInputStream(), name))
                .isInstanceOf(ZipException.class);
    }

    /** The bomb expands a thousandfold; a reader that stops early does not decompress the rest. */
    @Test
    void aGzipBombIsDecompressedOnlyAsFarAsItIsRead() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        var wire = new ByteArrayInputStream(bomb);

        try (InputStream body = ContentCoding.decode(wire, "gzip")) {
            body.skipNBytes(2 * 1024 * 1024);
        }

        assertThat(bomb.length - wire.available()).isLessThan(32 * 1024);
    }

    static byte[] gzip(byte[] plain) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }
}
