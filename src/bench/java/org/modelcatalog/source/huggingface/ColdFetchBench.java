package org.modelcatalog.source.huggingface;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.FetchedModels;

/**
 * A cold fetch from a slow Hub, as a test since REST clients need a running service: the walks side by side, the same with the router of
 * Inference Providers and the walk over what it serves, and the walks one after another, interleaved in one run.
 *
 * <p>System properties: {@code latency}, the milliseconds a request takes (200), and {@code rounds} (10).
 */
@QuarkusTest
class ColdFetchBench {

    private static final int WARM_UP_ROUNDS = 3;

    /** Runs the rounds and prints minimum, median and maximum of each way. */
    @Test
    void print() {
        Logger.getLogger("org.modelcatalog").setLevel(Level.OFF);
        int latency = Integer.getInteger("latency", 200);
        int rounds = Integer.getInteger("rounds", 10);
        Vertx vertx = Vertx.vertx();
        URI hub = start(vertx, latency);
        var sideBySide = new ArrayList<Long>();
        var withTheRouter = new ArrayList<Long>();
        var oneAfterAnother = new ArrayList<Long>();
        try (var enriched = new HubTestClient(hub, Map.of("huggingface.inference-providers", "true"));
                var wide = new HubTestClient(hub, Map.of());
                var narrow = new HubTestClient(hub, Map.of("huggingface.concurrency", "1"))) {
            for (int round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
                long concurrent = fetch(wide);
                long whole = fetch(enriched);
                long sequential = fetch(narrow);
                if (round >= WARM_UP_ROUNDS) {
                    sideBySide.add(concurrent);
                    withTheRouter.add(whole);
                    oneAfterAnother.add(sequential);
                }
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        System.out.printf(
                "6 requests of %d ms each (9 with the router, whose rows are joined), 2000 models at the Hub, %d rounds%n",
                latency, rounds);
        System.out.printf("%-20s %8s %8s %8s%n", "ms", "min", "median", "max");
        print("side by side", sideBySide);
        print("with the router", withTheRouter);
        print("one after another", oneAfterAnother);
        System.out.printf(
                "ratio of the medians %.2f; two round trips are %d ms%n",
                (double) median(oneAfterAnother) / median(sideBySide), 2 * latency);
    }

    private static URI start(Vertx vertx, int latency) {
        var sample = Samples.upstreams(Samples.models(2000));
        int port = vertx.createHttpServer()
                .requestHandler(request -> {
                    // without a quota, whose pacing would slow later rounds down
                    var response = request.response();
                    response.headersEndHandler(ready -> response.headers().remove("RateLimit"));
                    vertx.setTimer(latency, answer -> sample.handle(request));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    private static long fetch(HubTestClient client) {
        long start = System.nanoTime();
        client.source.fetch(FetchedModels.NONE).await().atMost(Duration.ofSeconds(60));
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void print(String way, List<Long> millis) {
        System.out.printf("%-20s %8d %8d %8d%n", way, Collections.min(millis), median(millis), Collections.max(millis));
    }

    private static long median(List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
