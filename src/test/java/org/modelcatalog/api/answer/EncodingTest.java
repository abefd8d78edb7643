package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br",
                "br;q=1.0,gzip;q=0.1",
                "identity;q=0, gzip ; q=0.001",
                "*",
                "br, *;q=0.5"
            })
    void whoeverAcceptsGzipGetsIt(String header) {
        assertThat(Encoding.accepted(header)).isEqualTo(Encoding.GZIP);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"identity", "br", "deflate", "gzip;q=0", "gzip;q=0.000, *", "GZIP; Q=0", "*;q=0", "gzipped", ","
            })
    void nobodyElseDoes(String header) {
        assertThat(Encoding.accepted(header)).isEqualTo(Encoding.IDENTITY);
    }

    @Property(tries = 100)
    void whatIsCompressedIsTheSame(@ForAll byte[] body) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Encoding.GZIP.encode(body)))) {
            assertThat(gzip.readAllBytes()).isEqualTo(body);
        }
    }
}
