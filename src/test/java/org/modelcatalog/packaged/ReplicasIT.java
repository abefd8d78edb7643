package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.RedisServer;
import org.modelcatalog.support.StubHub;

/** Three packaged services on one Redis and one Hub. */
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIST = "/v1/catalog/models";
    private static final String PRICES = "/v1/catalog/models?gateway=openrouter";
    private static final String CHANGES = "/v1/catalog/changes?gateway=openrouter";
    private static final String OPENROUTER = "/openrouter/api/v1/models";

    private final RedisServer redis = RedisServer.start();
    private final StubHub hub = StubHub.withModels(600);
    private final List<PackagedService> replicas = new ArrayList<>();

    @AfterEach
    void stop() {
        replicas.forEach(PackagedService::close);
        hub.close();
        redis.close();
    }

    @Test
    void oneFetchesForAllAndAllGiveTheSameAnswer() {
        startThree(Map.of());
        await().atMost(PATIENCE).until(() -> replicas.stream().allMatch(ReplicasIT::isFresh));

        assertThat(replicas.stream().map(replica -> list(replica).body()).distinct())
                .hasSize(1);
        assertThat(replicas.stream()
                        .map(replica -> list(replica).headers().firstValue("ETag"))
                        .distinct())
                .hasSize(1);
        // three walks of two pages of 250, and of one of 70
        assertThat(hub.listRequests()).isEqualTo(fetchOfOne());
    }

    @Test
    void whenWhoFetchesIsKilledTheNextTakesOverAndNobodyAnswersAnythingButAList() {
        startThree(Map.of("catalog.cache-ttl", "20S"));
        await().atMost(PATIENCE).until(() -> replicas.stream().allMatch(ReplicasIT::isFresh));
        String first = timestamp(replicas.get(0));
        hub.forget();
        hub.hold(request -> request.path().startsWith("/api/models"));
        await().atMost(PATIENCE).until(() -> hub.heldBack() > 0);

        String leader = redis.command("get", redis.keys("*{hug:*}:lease").get(0));
        PackagedService killed = replicas.stream()
                .filter(replica -> replica.log().contains(leader))
                .findFirst()
                .orElseThrow();
        killed.kill();
        replicas.remove(killed);
        hub.release();

        await().atMost(PATIENCE)
                .until(() -> replicas.stream().allMatch(replica -> {
                    assertThat(list(replica).statusCode()).isEqualTo(200);
                    return !timestamp(replica).equals(first);
                }));
    }

    @Test
    void whileRedisIsGoneEveryoneServesAndARestartFindsItsWay() {
        startThree(Map.of());
        await().atMost(PATIENCE).until(() -> replicas.stream().allMatch(ReplicasIT::isFresh));

        redis.stop();
        // a binary restarts within milliseconds, before another instance asks Redis
        await().atMost(PATIENCE).until(() -> replicas.get(1).log().contains("Redis cannot be used"));

        assertThat(replicas).allSatisfy(replica -> {
            assertThat(list(replica).statusCode()).isEqualTo(200);
            assertThat(replica.status(replica.management("/q/health/ready"))).isEqualTo(200);
        });
        replicas.get(0).kill();
        replicas.set(0, start(0, Map.of()));
        await().atMost(PATIENCE).until(() -> isFresh(replicas.get(0)));
        redis.restart();
        await().atMost(PATIENCE).until(() -> replicas.get(1).log().contains("Redis answers again"));
    }

    @Test
    void aChangeIsInTheLogOfAllOnceAndSurvivesARestartOfEach() {
        price("0.000001");
        startThree(Map.of("catalog.cache-ttl", "3S"));
        await().atMost(PATIENCE)
                .until(() -> replicas.stream()
                        .allMatch(replica -> body(replica, PRICES).contains("\"a/steady\"")));

        price("0.000002");
        await().atMost(PATIENCE)
                .until(() -> replicas.stream()
                        .allMatch(replica -> body(replica, CHANGES).contains("0.000002")));
        String log = changes(replicas.get(0));
        // two more fetches, by whichever instance
        hub.forget();
        await().atMost(PATIENCE)
                .until(() -> hub.asked().stream()
                                .filter(asked -> asked.uri().startsWith(OPENROUTER))
                                .count()
                        >= 2);

        assertThat(log)
                .containsOnlyOnce("\"pricing.prompt\"")
                .containsOnlyOnce("\"providers.openrouter.pricing.prompt\"");
        assertThat(replicas).allSatisfy(replica -> assertThat(changes(replica)).isEqualTo(log));
        for (int number = 0; number < replicas.size(); number++) {
            replicas.get(number).kill();
            replicas.set(number, start(number, Map.of("catalog.cache-ttl", "3S")));
            PackagedService restarted = replicas.get(number);
            await().atMost(PATIENCE).until(() -> changes(restarted).equals(log));
        }
    }

    /** OpenRouter lists a few models from now on, one of them at this price. */
    private void price(String prompt) {
        String rows = Stream.of("a/steady", "a/other")
                .map(id -> ("{\"id\":\"%s\",\"name\":\"%s\",\"created\":1740787200,\"context_length\":4096,"
                                + "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]},"
                                + "\"pricing\":{\"prompt\":\"%s\",\"completion\":\"0.000003\"}}")
                        .formatted(id, id, id.equals("a/steady") ? prompt : "0.000001"))
                .collect(Collectors.joining(","));
        hub.misbehave(
                request -> request.path().equals(OPENROUTER),
                request -> request.response().end("{\"data\":[" + rows + "]}"));
    }

    private static String changes(PackagedService replica) {
        return body(replica, CHANGES);
    }

    private static String body(PackagedService replica, String path) {
        return replica.get(replica.uri(path)).map(HttpResponse::body).orElse("");
    }

    private long fetchOfOne() {
        try (var alone = StubHub.withModels(600);
                var service =
                        PackagedService.start(Path.of("target", "replicas-it-alone.log"), alone.settings(Map.of()))) {
            await().atMost(PATIENCE).until(() -> isFresh(service));
            return alone.listRequests();
        }
    }

    private void startThree(Map<String, String> settings) {
        Stream.of(0, 1, 2).map(number -> start(number, settings)).forEach(replicas::add);
    }

    private PackagedService start(int number, Map<String, String> others) {
        var settings = new HashMap<>(others);
        settings.put("catalog.redis.hosts", redis.uri());
        settings.put("catalog.redis.lease", "3S");
        settings.put("catalog.redis.poll", "1S");
        return PackagedService.start(Path.of("target", "replicas-it-" + number + ".log"), hub.settings(settings));
    }

    private static boolean isFresh(PackagedService replica) {
        return replica.get(replica.uri(LIST))
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(answer -> answer.headers().firstValue("Cache-Status"))
                .filter(status -> !status.contains("stale"))
                .isPresent();
    }

    private static HttpResponse<String> list(PackagedService replica) {
        return replica.get(replica.uri(LIST)).orElseThrow();
    }

    private static String timestamp(PackagedService replica) {
        return Optional.of(list(replica).body())
                .map(body -> body.replaceAll("(?s).*\"timestamp\":\"([^\"]+)\".*", "$1"))
                .orElseThrow();
    }
}
