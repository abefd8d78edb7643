package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

class HubPageReaderTest {

    private static final String PAGE =
            "[{\"id\":\"acme-ai/One\",\"tags\":[\"en\"]},{\"id\":\"acme-ai/Two\",\"likes\":1}]";

    @Test
    void anEmptyListIsAPage() {
        assertThat(HubPageReader.list(Buffer.buffer("[]")).records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"error\":\"x\"}",
                "<html></html>",
                "[",
                "[{]",
                "[1,",
                "\u0000",
                "[{\"id\":\"a/b\",\"x\":1e99999999999}]"
            })
    void whatIsNotOneWholeListIsRefused(String body) {
        assertMalformed(body);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertMalformed("[" + "[".repeat(200_000));
        assertMalformed("[{\"id\":\"a/b\",\"x\":" + "[".repeat(200_000) + "]");
    }

    @Property
    void aListCutOffAnywhereIsRefused(@ForAll @IntRange(min = 0, max = 71) int length) {
        assertMalformed(PAGE.substring(0, Math.min(length, PAGE.length() - 1)));
    }

    @Property(tries = 200)
    void whateverBytesComeTheOnlyFailureIsAnUpstreamException(@ForAll List<Byte> bytes) {
        Buffer body = Buffer.buffer();
        bytes.forEach(body::appendByte);
        try {
            HubPageReader.list(body);
        } catch (UpstreamException expected) {
            assertThat(expected.reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    private static void assertMalformed(String body) {
        assertThatThrownBy(() -> HubPageReader.list(Buffer.buffer(body)))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }
}
