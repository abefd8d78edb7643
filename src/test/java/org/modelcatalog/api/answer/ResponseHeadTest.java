package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResponseHeadTest {

    private static final Instant FETCHED = Instant.parse("2026-01-15T09:30:00Z");

    private final ResponseHead head =
            new ResponseHead("abc", new Freshness(FETCHED, true, false, false, Duration.ofHours(1)), ResponseHead.JSON);

    @Test
    void everyFormHasAStrongTagOfItsOwn() {
        assertThat(head.headers(Encoding.IDENTITY, FETCHED)).containsEntry("ETag", "\"abc\"");
        assertThat(head.headers(Encoding.GZIP, FETCHED)).containsEntry("ETag", "\"abc-gzip\"");
    }

    @Test
    void aFormThatTheClientHasIsKnownAlthoughItWouldGetAnotherOne() {
        assertThat(head.known("\"abc-gzip\"", Encoding.IDENTITY)).contains(Encoding.GZIP);
        assertThat(head.known("\"abc\"", Encoding.GZIP)).contains(Encoding.IDENTITY);
    }

    @Test
    void ofTwoThatTheClientHasItIsToldOfTheOneItWouldGet() {
        assertThat(head.known("\"abc\", \"abc-gzip\"", Encoding.GZIP)).contains(Encoding.GZIP);
    }

    @Test
    void whatTheClientHasOfSomethingElseIsNotKnown() {
        assertThat(head.known("\"abd\"", Encoding.GZIP)).isEmpty();
        assertThat(head.known(null, Encoding.GZIP)).isEmpty();
    }

    @Test
    void itsHeadersAreTrueUntilTheNextSecondOfItsLife() {
        Instant now = FETCHED.plusMillis(2700);

        Instant end = head.freshness().nextSecond(now);

        assertThat(head.headers(Encoding.GZIP, end.minusNanos(1))).isEqualTo(head.headers(Encoding.GZIP, now));
        assertThat(head.headers(Encoding.GZIP, end)).isNotEqualTo(head.headers(Encoding.GZIP, now));
    }

    @Test
    void aBrowserKeepsWhatWasFetchedLongAgoForAMinute() {
        assertThat(head.headers(Encoding.GZIP, FETCHED.plusSeconds(3000)))
                .containsEntry("Cache-Control", "private, max-age=60")
                .containsEntry("Age", "0");
    }

    @Test
    void onlyABodyHasAnEncodingAndAType() {
        assertThat(head.headers(Encoding.GZIP, FETCHED)).doesNotContainKeys("Content-Encoding", "Content-Type");
        assertThat(head.headersWithBody(Encoding.GZIP, FETCHED))
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Content-Type", "application/json;charset=UTF-8");
        assertThat(head.headersWithBody(Encoding.IDENTITY, FETCHED)).doesNotContainKey("Content-Encoding");
    }
}
