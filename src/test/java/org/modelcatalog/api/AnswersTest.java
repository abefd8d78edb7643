package org.modelcatalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;
import org.modelcatalog.Models;
import org.modelcatalog.catalog.CatalogSnapshot;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;

/** What the tag of a snapshot's answer is made of. */
class AnswersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServedSnapshot served = new ServedSnapshot(
            CatalogSnapshot.of(
                    Gateway.HUGGING_FACE,
                    new FetchedModels(Models.of("a/b"), Map.of(), Instant.parse("2026-01-15T09:30:00Z"), List.of())),
            true,
            false,
            Duration.ofHours(1));

    @Test
    void oneReleaseTagsOneQueryAlike() {
        assertThat(tag("1.0", "limit=5")).isEqualTo(tag("1.0", "limit=5"));
    }

    @Test
    void anotherQueryHasAnotherTag() {
        assertThat(tag("1.0", "limit=5")).isNotEqualTo(tag("1.0", "limit=6"));
    }

    /** It may render the same rows otherwise, and clients would never see it. */
    @Test
    void anotherReleaseHasAnotherTag() {
        assertThat(tag("1.0", "limit=5")).isNotEqualTo(tag("1.1", "limit=5"));
    }

    private String tag(String release, String query) {
        var bodies = new Bodies(1 << 20);
        var unasked = new HotAnswers(bodies, null, null, new CurrentVertxRequest(), Clock.systemUTC());
        var answers = new Answers(new ObjectMapper(), bodies, unasked, Clock.systemUTC(), release);
        try {
            RestResponse<byte[]> answer = answers.of(new HttpHeadersImpl(List.of()), served, query, Map::of)
                    .await()
                    .atMost(PATIENCE);
            return answer.getHeaderString(HttpHeaders.ETAG);
        } finally {
            bodies.stop();
        }
    }
}
