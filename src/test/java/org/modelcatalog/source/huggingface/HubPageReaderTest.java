package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;

class HubPageReaderTest {

    private static final String PAGE =
            "[{\"id\":\"acme-ai/One\",\"tags\":[\"en\"]},{\"id\":\"acme-ai/Two\",\"likes\":1}]";

    @Test
    void anEmptyListIsAPage() {
        assertThat(HubPageReader.list(HubRecords.body("[]")).records()).isEmpty();
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

    @Test
    void noMoreRecordsThanTheHubGivesAreRead() {
        String element = "{\"id\":\"a/b\"}";

        HubPage page = HubPageReader.list(HubRecords.body("[" + (element + ",").repeat(1001) + element + "]"));

        assertThat(page.records()).hasSize(1000);
        assertThat(page.skipped()).isEqualTo(Map.of("beyond_page", 2));
    }

    @Test
    void aRecordThatIsTooLargeCostsItself() {
        String padding = "x".repeat(256 * 1024);

        HubPage page = HubPageReader.list(HubRecords.body(
                "[{\"id\":\"a/one\"},{\"id\":\"a/two\",\"x\":\"" + padding + "\"},{\"id\":\"a/three\"}]"));

        assertThat(page.records()).extracting(HubRecord::id).containsExactly("a/one", "a/three");
        assertThat(page.skipped()).isEqualTo(Map.of("too_large", 1));
    }

    @Test
    void aRecordIsReadFromItsFirstByteToItsLast() {
        // characters of one to four bytes before, within and after it; a byte order mark; white space
        HubPage page = HubPageReader.list(HubRecords.body("\uFEFF [ \"古文\" ,\n {\"id\":\"a/α\",\"tags\":[\"😀\"]} ,"
                + " {\"id\":\"a/two\",\"trendingScore\":0.75} ]"));

        assertThat(page.records()).extracting(HubRecord::id).containsExactly("a/α", "a/two");
        assertThat(page.records().get(0).tags()).containsExactly("😀");
        assertThat(page.records().get(1).trendingScore()).isEqualTo(new BigDecimal("0.75"));
    }

    @Test
    void junkBetweenRecordsIsCountedAndNotBuilt() {
        HubPage page = HubPageReader.list(HubRecords.body("[[[1,{}],2],null,\"x\",1.5,true,{\"id\":\"a/b\"}]"));

        assertThat(page.records()).hasSize(1);
        assertThat(page.skipped()).isEqualTo(Map.of("not_an_object", 5));
    }

    @Test
    void aSingleModelNestedWithoutEndIsRefused() {
        assertThatThrownBy(() ->
                        HubPageReader.single(HubRecords.body("{\"id\":\"a/b\",\"x\":" + "[".repeat(200_000) + "}")))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
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
            HubPageReader.list(BodyBytes.of(body));
        } catch (UpstreamException expected) {
            assertThat(expected.reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    private static void assertMalformed(String body) {
        assertThatThrownBy(() -> HubPageReader.list(HubRecords.body(body)))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void aPageOfMoreTinyValuesThanAnyPageHasIsRefused() {
        String tags = "\"t\",".repeat(60_000) + "\"t\"";
        String record = "{\"id\":\"acme-ai/a\",\"tags\":[" + tags + "]}";
        String page = "[" + (record + ",").repeat(9) + record + "]";

        assertThatThrownBy(() -> HubPageReader.list(BodyBytes.of(page.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UpstreamException.class);
    }
}
