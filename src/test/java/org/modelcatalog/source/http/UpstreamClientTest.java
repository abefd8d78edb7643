package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.source.http.LinkClient.body;
import static org.modelcatalog.source.http.LinkClient.head;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.StubHub;

/** What an upstream's client learns from answers: its quota, and whether it is down. */
@QuarkusTest
class UpstreamClientTest {

    @AutoClose
    private final LinkClient links = new LinkClient();

    @AutoClose
    private final StubHub hub = StubHub.withModels(60);

    private final URI url = hub.uri().resolve("/api/models/a/b");
    private UpstreamClient<LinkApi> client;

    @BeforeEach
    void start() {
        client = links.of(hub.uri(), Map.of(), 4, Map.of("huggingface.circuit-delay", "1h"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 429, 500})
    void theQuotaIsReadOffEveryAnswerWhateverItsStatus(int status) {
        tell(status, 321);

        succeeds(body(client, url));

        var quota = client.quota().orElseThrow();
        assertThat(quota.remaining()).isEqualTo(321);
        assertThat(quota.limit()).isEqualTo(500);
        assertThat(quota.window()).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void theQuotaIsReadOffARedirectToo() {
        hub.misbehave(request -> true, request -> {
            hub.misbehave(
                    again -> true, again -> again.response().setStatusCode(404).end());
            request.response()
                    .setStatusCode(307)
                    .putHeader("Location", "/api/models/a/c")
                    .putHeader("RateLimit", "\"api\";r=321;t=100")
                    .end();
        });

        assertThat(succeeds(head(client, url)).status()).isEqualTo(404);

        assertThat(client.quota().orElseThrow().remaining()).isEqualTo(321);
    }

    @Test
    void aBodyThatBreaksOffCountsAsAFailure() {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Content-Length", "1000")
                        .write("[")
                        .onComplete(written -> request.connection().close()));
        for (int call = 0; call < 10; call++) {
            assertThat(circuit()).isZero();
            fails(body(client, url));
        }

        assertThat(circuit()).isEqualTo(1);
    }

    private double circuit() {
        return links.meters
                .get("catalog.upstream.circuit.open")
                .tag("gateway", "hug")
                .gauge()
                .value();
    }

    private void tell(int status, int remaining) {
        hub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("RateLimit", "\"api\";r=" + remaining + ";t=100")
                        .putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=500;w=300")
                        .end("{\"id\":\"a/b\"}"));
    }
}
