package org.modelcatalog.catalog.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

class FetchOutcomeTest {

    @Property
    void whatIsToldIsHeard(@ForAll Reason reason, @ForAll @LongRange(min = 0, max = 86_400_000) long millis) {
        FetchOutcome told = FetchOutcome.failed(new UpstreamException(reason, "made up", Duration.ofMillis(millis)));

        assertThat(FetchOutcome.parse(told.text())).contains(told);
    }

    @Test
    void thatSomethingWasFetchedIsHeard() {
        FetchOutcome told = FetchOutcome.fetched("0123456789abcdef");

        assertThat(FetchOutcome.parse(told.text())).contains(told);
    }

    @Property
    void whatNoInstanceHasWrittenIsNothing(@ForAll String text) {
        assertThat(FetchOutcome.parse(text)).isEmpty();
    }

    @Test
    void aReasonThatThisReleaseDoesNotKnowIsNothing() {
        assertThat(FetchOutcome.parse("failed 0123456789abcdef made_up 0")).isEmpty();
    }
}
