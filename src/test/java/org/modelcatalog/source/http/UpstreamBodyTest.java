package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class UpstreamBodyTest {

    @Property(tries = 100)
    void isItsChunksInTheirOrder(@ForAll @Size(max = 20) List<@AlphaChars @StringLength(max = 5000) String> chunks) {
        var body = new UpstreamBody();
        chunks.forEach(chunk -> body.append(Buffer.buffer(chunk)));

        assertThat(body.text()).isEqualTo(String.join("", chunks));
    }
}
