package org.modelcatalog;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.LogManager;
import org.modelcatalog.support.Fault;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.RedisServer;
import org.modelcatalog.support.StubHub;

/**
 * Three packaged services on one Redis and one Hub, with a catalog that lives 10 seconds and a lease of 3. Ends with an
 * error unless every answer was a 200 with the whole catalog. Arguments: seconds that Redis is gone (60).
 */
public final class ReplicasBench {

    private static final Duration TTL = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final int LIVES = 6;
    private static final String LIST = "/v1/catalog/models";

    private final RedisServer redis = RedisServer.start();
    private final StubHub hub = StubHub.withModels(Fault.MODELS);
    private final Map<PackagedService, Thread> replicas = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private int whole;

    /** Runs it and prints the counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        Duration cut = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60);
        var bench = new ReplicasBench();
        boolean good;
        try (bench.redis;
                bench.hub) {
            good = bench.run(cut);
        } finally {
            bench.replicas.keySet().forEach(PackagedService::close);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(Duration cut) throws IOException, InterruptedException {
        hub.withoutQuota();
        List<PackagedService> started = List.of(start(0), start(1), start(2));
        for (PackagedService replica : started) {
            until(() -> replica.status(replica.uri(LIST)) == 200);
        }
        whole = rows(started.get(0).get(started.get(0).uri(LIST)).orElseThrow());
        System.out.printf("%d models, 3 instances, catalog lives %s, lease %s%n", whole, TTL, LEASE);
        System.out.printf("start: fetches in all: %d%n", fetches());
        started.forEach(this::ask);
        oneFetchALife();
        kill();
        PackagedService again = start(3);
        until(() -> again.status(again.uri(LIST)) == 200);
        ask(again);
        boolean loaded = cutOff(cut);
        replicas.values().forEach(Thread::interrupt);
        System.out.println("whole lists asked of each without pause: " + new TreeMap<>(answers));
        boolean good = loaded && answers.keySet().equals(java.util.Set.of("200 whole"));
        System.out.println(good ? "every answer was a 200 with the whole catalog" : "NOT every answer was good");
        return good;
    }

    private void oneFetchALife() throws InterruptedException {
        hub.forget();
        Instant start = Instant.now();
        TimeUnit.MILLISECONDS.sleep(TTL.multipliedBy(LIVES).toMillis());
        System.out.printf(
                "healthy: %d fetches (%d list requests) in %d s, refreshed at 80 to 95 %% of 10 s%n",
                fetches(),
                hub.listRequests(),
                Duration.between(start, Instant.now()).toSeconds());
    }

    /** Kills the fetching instance in the middle of a fetch. */
    private void kill() throws InterruptedException {
        hub.hold(request -> request.path().startsWith("/api/models"));
        until(() -> hub.heldBack() > 0);
        String leader = redis.command("get", redis.keys("*{hug:*}:lease").get(0));
        PackagedService killed = replicas.keySet().stream()
                .filter(replica -> replica.log().contains(leader))
                .findFirst()
                .orElseThrow();
        Thread asking = replicas.remove(killed);
        asking.interrupt();
        asking.join();
        killed.kill();
        hub.forget();
        long start = System.nanoTime();
        hub.release();
        until(() -> hub.listRequests() > 0);
        System.out.printf(
                "the instance that fetched was killed: another one asked the Hub after %d ms, ", millis(start));
        String before = redis.command("get", redis.keys("*{hug:*}:good").get(0));
        until(() ->
                !before.equals(redis.command("get", redis.keys("*{hug:*}:good").get(0))));
        System.out.printf("its catalog was in after %d ms, %d fetch(es)%n", millis(start), fetches());
    }

    private boolean cutOff(Duration cut) throws IOException, InterruptedException {
        hub.forget();
        redis.stop();
        Collection<Process> loads = new ArrayList<>();
        for (PackagedService replica : replicas.keySet()) {
            loads.add(new ProcessBuilder(
                            "wrk", "-t1", "-c10", "-d" + cut.toSeconds() + "s", replica.uri(LIST) + "?limit=20")
                    .redirectErrorStream(true)
                    .start());
        }
        boolean good = true;
        long requests = 0;
        for (Process load : loads) {
            String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            good &= !said.contains("Non-2xx") && !said.contains("Socket errors");
            requests += Long.parseLong(said.replaceAll("(?s).*?([0-9]+) requests in.*", "$1"));
        }
        System.out.printf(
                "Redis gone for %d s under load: %d answers, %s; %d fetches, each instance for itself%n",
                cut.toSeconds(), requests, good ? "no error" : "WITH ERRORS", fetches());
        redis.restart();
        long start = System.nanoTime();
        until(() -> redis.keys("*{hug:*}:good").size() == 1);
        System.out.printf("Redis back, and empty: a catalog is in it after %d ms, ", millis(start));
        hub.forget();
        TimeUnit.MILLISECONDS.sleep(TTL.multipliedBy(3).toMillis());
        System.out.printf("%d fetches in the 30 s after that%n", fetches());
        return good;
    }

    private PackagedService start(int number) {
        var settings = new HashMap<>(Map.of(
                "catalog.redis.hosts", redis.uri(),
                "catalog.redis.lease", LEASE.toString(),
                "catalog.redis.poll", "PT1S",
                "catalog.cache-ttl", TTL.toString()));
        return PackagedService.start(
                Path.of("target", "replicas-" + number + ".log"), hub.settings(settings), "-Xmx256m");
    }

    /** Requests the whole list without pause, until interrupted. */
    private void ask(PackagedService replica) {
        var asking = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                String judged = replica.get(replica.uri(LIST))
                        .map(answer -> answer.statusCode() + (rows(answer) == whole ? " whole" : " NOT whole"))
                        .orElse("no answer");
                answers.merge(judged, 1, Integer::sum);
                try {
                    TimeUnit.MILLISECONDS.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        replicas.put(replica, asking);
        asking.start();
    }

    /** Counts fetches of the gateway hug by the first page of one of its walks. */
    private long fetches() {
        return hub.asked().stream()
                .filter(asked ->
                        asked.uri().contains("sort=likes") && !asked.uri().contains("cursor="))
                .count();
    }

    private static int rows(HttpResponse<String> answer) {
        return answer.body().split("\"canonical_slug\"", -1).length - 1;
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
