package org.modelcatalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.regex.Pattern;

/**
 * Starts every variant in turn, again and again, over the same stored catalog and without an upstream, and asks until it is
 * ready and has given a list. Arguments: starts, models, and variants as {@code name=command}.
 */
public final class StartBench {

    private static final int REQUESTS = 1000;
    private static final String LIST = "/v1/catalog/models?limit=50";
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");

    private final Path snapshots;

    private StartBench(Path snapshots) {
        this.snapshots = snapshots;
    }

    /** One start: milliseconds until ready, and until the first list; MiB resident then, and after the requests. */
    private record Start(double ready, double list, long resident, long afterRequests) {}

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int starts = Integer.parseInt(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        Map<String, List<String>> variants = new LinkedHashMap<>();
        for (String variant : Arrays.asList(arguments).subList(2, arguments.length)) {
            variants.put(
                    variant.substring(0, variant.indexOf('=')),
                    List.of(variant.substring(variant.indexOf('=') + 1).split(" ")));
        }
        var bench = new StartBench(Files.createTempDirectory("start-bench"));
        bench.store(variants.values().iterator().next(), models);
        Map<String, List<Start>> measured = new LinkedHashMap<>();
        for (int number = 0; number < starts; number++) {
            for (var variant : variants.entrySet()) {
                measured.computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
                        .add(bench.start(variant.getValue()));
            }
        }
        print(starts, models, measured);
    }

    /** Lets a service fetch the catalog and store it. */
    private void store(List<String> command, int models) throws IOException, InterruptedException {
        try (var hub = StubHub.withModels(models)) {
            hub.withoutQuota();
            var settings = hub.settings(Map.of(
                    "catalog.huggingface.limit", "100000",
                    "catalog.huggingface.page-size", "1000",
                    "catalog.huggingface.sorts", "downloads",
                    "catalog.huggingface.deadline", "5M",
                    "catalog.huggingface.max-body-size", "64M",
                    "catalog.snapshot-dir", snapshots.toString()));
            int port = freePort();
            Process service = run(withHeap(command), port, settings);
            while (!Files.exists(snapshots.resolve("hug.snapshot"))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            service.destroyForcibly().waitFor();
        }
    }

    /** To fetch a large catalog takes more than to serve it. */
    private static List<String> withHeap(List<String> command) {
        return command.stream()
                .map(word -> word.startsWith("-Xmx") ? "-Xmx2g" : word)
                .toList();
    }

    private Start start(List<String> command) throws IOException, InterruptedException {
        int port = freePort();
        long began = System.nanoTime();
        Process service = run(
                command,
                port,
                Map.of(
                        "catalog.huggingface.offline", "true",
                        "catalog.gateways.openrouter.enabled", "false",
                        "catalog.gateways.featherless.enabled", "false",
                        "catalog.gateways.portkey.enabled", "false",
                        "catalog.snapshot-dir", snapshots.toString()));
        try {
            until(port + 1, "/q/health/ready");
            double ready = millis(began);
            until(port, LIST);
            double list = millis(began);
            long resident = resident(service);
            for (int number = 0; number < REQUESTS; number++) {
                until(port, LIST);
            }
            return new Start(ready, list, resident, resident(service));
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private static Process run(List<String> command, int port, Map<String, String> settings) throws IOException {
        var all = new LinkedHashMap<>(settings);
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.management.host", "127.0.0.1");
        all.put("quarkus.http.port", "" + port);
        all.put("quarkus.management.port", "" + (port + 1));
        var line = new ArrayList<>(command);
        List<String> properties = all.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
        line.addAll(1, properties);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "start.log").toFile())
                .start();
    }

    private static void until(int port, String path) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!answers200(port, path)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain; target/start.log says why");
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
    }

    private static boolean answers200(int port, String path) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, 0, Math.min(answer.length, 12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static long resident(Process service) throws IOException {
        var status = RESIDENT.matcher(Files.readString(Path.of("/proc", "" + service.pid(), "status")));
        return status.find() ? Long.parseLong(status.group(1)) / 1024 : 0;
    }

    /** One of two in a row. */
    private static int freePort() {
        try (var first = new ServerSocket(0);
                var second = new ServerSocket(first.getLocalPort() + 1)) {
            return second.getLocalPort() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(int starts, int models, Map<String, List<Start>> measured) {
        System.out.printf("%d starts each, in turn; %d models stored, offline%n", starts, models);
        System.out.println(
                "| variant | ready, ms: min / median / max | first list, ms | MiB then | MiB after 1,000 lists of 50 |");
        System.out.println("|---|---|---|---|---|");
        measured.forEach((name, all) -> System.out.printf(
                "| %s | %s | %s | %.0f | %.0f |%n",
                name,
                spread(all.stream().mapToDouble(Start::ready).toArray()),
                spread(all.stream().mapToDouble(Start::list).toArray()),
                median(all.stream().mapToDouble(Start::resident).toArray()),
                median(all.stream().mapToDouble(Start::afterRequests).toArray())));
    }

    private static String spread(double[] values) {
        return "%.0f / %.0f / %.0f"
                .formatted(
                        Arrays.stream(values).min().orElseThrow(),
                        median(values),
                        Arrays.stream(values).max().orElseThrow());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
