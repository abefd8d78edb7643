package org.modelcatalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.UpstreamException.Reason;

class UpstreamExceptionTest {

    /** Clients read them: a word that is changed breaks these. */
    @Test
    void theWordsOfReasonsAreContract() {
        assertThat(Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::name, Reason::word)))
                .containsEntry("DNS", "dns")
                .containsEntry("REFUSED", "refused")
                .containsEntry("TLS", "tls")
                .containsEntry("TIMEOUT", "timeout")
                .containsEntry("STATUS", "status")
                .containsEntry("RATE_LIMITED", "quota")
                .containsEntry("MALFORMED", "malformed")
                .containsEntry("NOT_CONFIGURED", "not_configured")
                .hasSize(Reason.values().length);
        assertThat(Arrays.stream(Reason.values()).map(Reason::word)).doesNotHaveDuplicates();
    }

    @Test
    void theHostIsForTheLogAndNotInTheMessage() {
        var failure = new UpstreamException(Reason.STATUS, "it answered 503", Duration.ofSeconds(7), true);

        UpstreamException named = failure.from("hub.internal:8443");

        assertThat(named.host()).contains("hub.internal:8443");
        assertThat(named).hasMessage("it answered 503");
        assertThat(named.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(named.retryable()).isTrue();
        assertThat(failure.host()).isEmpty();
    }
}
