package org.modelcatalog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.modelcatalog.support.StubHub;

/**
 * A command that starts the packaged service, measured beside others with the same stored catalog and without an upstream.
 *
 * @param command the first word is the program; the rest follows the settings
 */
record Variant(String name, List<String> command) {

    /** Disables the other gateways. */
    static final Map<String, String> ONLY_HUG = Map.of(
            "catalog.gateways.openrouter.enabled", "false",
            "catalog.gateways.featherless.enabled", "false",
            "catalog.gateways.portkey.enabled", "false");

    /** In {@code /proc}, for a second. */
    private static final double TICKS = 100;

    private static final Path LOG = Path.of("target", "variants.log");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    /** Parses {@code name=command}. */
    static Variant of(String argument) {
        int sign = argument.indexOf('=');
        return new Variant(
                argument.substring(0, sign),
                List.of(argument.substring(sign + 1).split(" ")));
    }

    /** Fetches a catalog of made-up models and stores it. */
    Path store(int models) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stored-catalog");
        try (var hub = StubHub.withModels(models)) {
            hub.withoutQuota();
            var settings = hub.settings(Map.of(
                    "catalog.huggingface.limit", "100000",
                    "catalog.huggingface.page-size", "1000",
                    "catalog.huggingface.sorts", "downloads",
                    "catalog.huggingface.deadline", "5M",
                    "catalog.huggingface.max-body-size", "64M",
                    "catalog.snapshot-dir", folder.toString()));
            Process service = roomy().run(freePort(), settings, LOG);
            while (!Files.exists(folder.resolve("hug.snapshot"))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            service.destroyForcibly().waitFor();
        }
        return folder;
    }

    /** Fetching a large catalog needs more heap than serving it. */
    Variant roomy() {
        return new Variant(
                name,
                command.stream()
                        .map(word -> word.startsWith("-Xmx") ? "-Xmx2g" : word)
                        .toList());
    }

    /** Starts the service with a stored catalog; the management port is the next port. */
    Process start(int port, Path snapshots) throws IOException {
        return run(port, offline(snapshots), LOG);
    }

    /** Returns settings to serve the stored catalog without upstreams and without client limits. */
    static Map<String, String> offline(Path snapshots) {
        var settings = new HashMap<>(ONLY_HUG);
        settings.put("catalog.huggingface.offline", "true");
        settings.put("catalog.client-limit", "0");
        settings.put("catalog.snapshot-dir", snapshots.toString());
        return settings;
    }

    /** Starts the service with these settings. */
    Process run(int port, Map<String, String> settings, Path log) throws IOException {
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
                .redirectOutput(log.toFile())
                .start();
    }

    static void until(int port, String path) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!answers200(port, path)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain; target/variants.log says why");
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

    /** User and system time so far. */
    static double[] processorSeconds(Process service) throws IOException {
        String stat = Files.readString(Path.of("/proc", "" + service.pid(), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new double[] {Long.parseLong(fields[11]) / TICKS, Long.parseLong(fields[12]) / TICKS};
    }

    /** MiB. */
    static long resident(Process service) throws IOException {
        return status(service, RESIDENT);
    }

    /** Returns the peak resident memory in MiB. */
    static long peak(Process service) throws IOException {
        return status(service, PEAK);
    }

    private static long status(Process service, Pattern which) throws IOException {
        var status = which.matcher(Files.readString(Path.of("/proc", "" + service.pid(), "status")));
        return status.find() ? Long.parseLong(status.group(1)) / 1024 : 0;
    }

    /**
     * Returns the first of two free ports, outside the ephemeral range: a client that retries a closed ephemeral port can
     * connect to itself.
     */
    static int freePort() {
        return IntStream.iterate(20_000, port -> port < 30_000, port -> port + 2)
                .filter(port -> isFree(port) && isFree(port + 1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var free = new ServerSocket(port)) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
