package org.modelcatalog.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MirrorStateTest {

    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    @Test
    void jsonKeepsItAndIgnoresWhatALaterReleaseAdds() throws Exception {
        MirrorState state = MirrorState.NONE
                .begin(NOW)
                .page("https://hub.example/api/models?cursor=a", 1000)
                .news(NOW, NOW.plusNanos(1_000_001))
                .changes(NOW, null);
        String json = JSON.writeValueAsString(state);

        assertThat(JSON.readValue(json.replace("{\"sweep\"", "{\"later\":1,\"sweep\""), MirrorState.class))
                .isEqualTo(state);
    }

    @Test
    void jsonHasTheComponentsAndNothingElse() throws Exception {
        assertThat(JSON.readTree(JSON.writeValueAsString(MirrorState.NONE)).size())
                .isEqualTo(MirrorState.class.getRecordComponents().length);
    }

    @Test
    void aSweepThatBeginsAgainKeepsItsNumberAndAWholeOneIsFollowedByTheNext() {
        MirrorState running = MirrorState.NONE.begin(NOW).page("x", 5);

        assertThat(running.begin(NOW.plusSeconds(1)).sweep()).isEqualTo(1);
        assertThat(running.end(NOW).begin(NOW).sweep()).isEqualTo(2);
    }

    @Test
    void theFirstEndIsKept() {
        MirrorState first = MirrorState.NONE.begin(NOW).page(null, 5).end(NOW);

        assertThat(first.begin(NOW.plusSeconds(9)).page(null, 5).end(NOW.plusSeconds(10)))
                .returns(NOW, MirrorState::firstEnded)
                .returns(NOW.plusSeconds(10), MirrorState::ended);
    }
}
