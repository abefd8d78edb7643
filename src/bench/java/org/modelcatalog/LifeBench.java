package org.modelcatalog;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.LogManager;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.modelcatalog.support.Fault;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/**
 * The packaged service's life in fast motion: a catalog that expires every second, a bounded heap, 50 connections
 * that send requests without pause, and a Hub that goes from one fault to the next. Needs {@code wrk}.
 *
 * <p>Ends with an error unless every answer was a 200 with the whole catalog. Arguments: seconds (100), heap ({@code -Xmx256m}).
 */
public final class LifeBench {

    private static final Duration PHASE = Duration.ofMillis(1400);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\",\"slug\"");
    private static final Predicate<HttpServerRequest> A_PAGE =
            request -> request.path().equals("/api/models");

    private final StubHub hub = StubHub.withModels(Fault.MODELS);
    private final PackagedService service;
    private final Map<String, Integer> answers = new HashMap<>();
    private final List<Long> resident = new ArrayList<>();
    private final List<Long> live = new ArrayList<>();
    private final String heap;
    private String phase = "healthy";
    private final List<Long> millis = new ArrayList<>();

    private LifeBench(String heap) {
        this.heap = heap;
        hub.withoutQuota();
        service = PackagedService.start(
                Path.of("target", "life.log"),
                hub.settings(Map.of(
                        "catalog.cache-ttl", "1S",
                        "catalog.refresh.backoff", "200ms",
                        "catalog.refresh.max-backoff", "1S",
                        "catalog.huggingface.request-timeout", "1S",
                        "catalog.huggingface.deadline", "2S",
                        "catalog.huggingface.circuit-delay", "200ms")),
                heap);
    }

    /** Runs it and prints the counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        Duration length = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100);
        var bench = new LifeBench(arguments.length > 1 ? arguments[1] : "-Xmx256m");
        boolean good;
        try (bench.hub;
                bench.service) {
            good = bench.run(length);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(Duration length) throws IOException, InterruptedException {
        URI list = service.uri("/v1/catalog/models");
        Set<String> whole = wholeList(list);
        double asked = requestsOfAFetch();
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c50", "-d" + length.toSeconds() + "s", "--timeout", "10s", list + "?limit=20")
                .redirectErrorStream(true)
                .start();
        long start = System.nanoTime();
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        Collections.shuffle(faults, new java.util.Random(1));
        for (int number = 0; System.nanoTime() - start < length.toNanos(); number++) {
            if (number % 2 == 0) {
                phase = "healthy again";
                hub.behave();
            } else {
                Fault fault = faults.get(number / 2 % faults.size());
                boolean everywhere = number % 4 == 1;
                phase = fault + (everywhere ? "" : " in one walk");
                hub.misbehave(everywhere ? A_PAGE : aWalk(), fault);
            }
            askUntil(System.nanoTime() + PHASE.toNanos(), list, whole);
        }
        String load = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return print(whole.size(), asked, load);
    }

    /** A cold JVM may miss its deadlines in the first fetches; what they bring is a part, and says so. */
    private Set<String> wholeList(URI list) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < end) {
            HttpResponse<String> answer = service.get(list).orElse(null);
            if (answer != null
                    && answer.statusCode() == 200
                    && !answer.headers().firstValue("Cache-Status").orElse("").contains("partial")) {
                return ids(answer);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("no whole list within two minutes; see target/life.log");
    }

    /** 200 connections send requests while the catalog expires repeatedly. */
    private double requestsOfAFetch() throws IOException, InterruptedException {
        hub.forget();
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c200", "-d8s", service.uri("/v1/catalog/models?limit=20") + "")
                .redirectErrorStream(true)
                .start();
        wrk.getInputStream().readAllBytes();
        long fetches = hub.asked().stream()
                .filter(asked ->
                        asked.uri().contains("sort=likes") && !asked.uri().contains("cursor="))
                .count();
        return (double) hub.listRequests() / fetches;
    }

    private String metrics() {
        return service.get(service.management("/q/metrics")).orElseThrow().body();
    }

    private static Predicate<HttpServerRequest> aWalk() {
        return A_PAGE.and(request -> "likes".equals(request.getParam("sort")));
    }

    private void askUntil(long end, URI list, Set<String> whole) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            HttpResponse<String> answer = service.get(list).orElse(null);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
            String judged = judged(answer, whole);
            if (answers.merge(judged, 1, Integer::sum) == 1 && !judged.startsWith("200 whole")) {
                System.out.println(judged + ", first seen when the Hub was: " + phase);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        resident.add(residentMebibytes());
        live.add((long) number(metrics(), "jvm_gc_live_data_size_bytes ([0-9.E]+)") >> 20);
    }

    private static String judged(HttpResponse<String> answer, Set<String> whole) {
        if (answer == null) {
            return "no answer";
        }
        if (answer.statusCode() != 200) {
            return String.valueOf(answer.statusCode());
        }
        if (!ids(answer).containsAll(whole)) {
            return "200, but models are missing";
        }
        String status = answer.headers().firstValue("Cache-Status").orElse("");
        return status.contains("stale") ? "200 whole, stale" : "200 whole, fresh";
    }

    private boolean print(int models, double asked, String load) {
        System.out.printf("%d models, a catalog that lives 1 s, %s%n", models, heap);
        System.out.printf(
                "healthy, 200 connections: %.1f list requests a fetch (3 walks of 2 pages and one of 1)%n", asked);
        System.out.println("whole lists: " + new java.util.TreeMap<>(answers));
        System.out.printf("  ms: median %d, max %d%n", median(millis), Collections.max(millis));
        load.lines()
                .filter(line -> line.contains("requests in") || line.contains("Non-2xx") || line.contains("Socket"))
                .forEach(line -> System.out.println("wrk: " + line.strip()));
        System.out.println("MiB by quarter of the time, median:");
        System.out.println("  resident " + quarters(resident) + ", alive after a collection " + quarters(live));
        boolean good = answers.keySet().stream().allMatch(answer -> answer.startsWith("200 whole"))
                && !load.contains("Non-2xx")
                && !load.contains("Socket errors");
        System.out.println(good ? "every answer was a 200 with the whole catalog" : "NOT every answer was good");
        return good;
    }

    private long residentMebibytes() throws IOException {
        String status = Files.readString(
                Path.of("/proc", String.valueOf(service.process().pid()), "status"));
        return (long) number(status, "VmRSS:\\s+([0-9]+) kB") / 1024;
    }

    private static List<Long> quarters(List<Long> values) {
        int size = Math.max(1, values.size() / 4);
        return java.util.stream.IntStream.range(0, 4)
                .mapToObj(quarter -> median(values.subList(quarter * size, (quarter + 1) * size)))
                .toList();
    }

    private static double number(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> Double.valueOf(found.group(1)))
                .findFirst()
                .orElse(0.0);
    }

    private static Set<String> ids(HttpResponse<String> answer) {
        var ids = new TreeSet<String>();
        ID.matcher(answer.body()).results().forEach(found -> ids.add(found.group(1)));
        return ids;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
