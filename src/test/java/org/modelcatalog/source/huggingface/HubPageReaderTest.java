package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.Body;

class HubPageReaderTest {

    private static final String PAGE =
            "[{\"id\":\"acme-ai/One\",\"tags\":[\"en\"]},{\"id\":\"acme-ai/Two\",\"likes\":1}]";

    @Test
    void anEmptyListIsAPage() {
        assertThat(HubPageReader.list(Records.body("[]")).records()).isEmpty();
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
        byte[] body = new byte[bytes.size()];
        IntStream.range(0, body.length).forEach(i -> body[i] = bytes.get(i));
        try {
            HubPageReader.list(Body.of(body));
        } catch (UpstreamException expected) {
            assertThat(expected.reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    private static void assertMalformed(String body) {
        assertThatThrownBy(() -> HubPageReader.list(Records.body(body)))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }
}
