package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class BodyBytesTest {

    @Property(tries = 100)
    void isItsChunksInTheirOrder(@ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 5000) String> chunks)
            throws IOException {
        var body = new BodyBytes();
        for (String chunk : chunks) {
            var stream = new ByteArrayInputStream(chunk.getBytes(StandardCharsets.UTF_8));
            while (body.append(stream) > 0) {}
        }

        assertThat(body.text()).isEqualTo(String.join("", chunks));
    }
}
