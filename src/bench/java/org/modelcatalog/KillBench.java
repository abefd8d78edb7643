package org.modelcatalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/**
 * {@code kill -9} while the packaged service writes its snapshot, again and again. Every restart finds the Hub down and
 * must serve the whole last good catalog with its first answer.
 *
 * <p>Ends with an error unless it did. Arguments: kills (100).
 */
public final class KillBench {

    /** Enough models for a write that can be killed halfway. */
    private static final int MODELS = 4000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");

    private final StubHub hub = StubHub.withModels(MODELS);
    private final Path folder;
    private final List<Long> millis = new ArrayList<>();
    private int whole;
    private int killedInAWrite;
    private int bad;

    private KillBench(Path folder) {
        this.folder = folder;
        hub.withoutQuota();
    }

    /** Runs it and prints the counts. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Path folder = Files.createTempDirectory("model-catalog-kill");
        var bench = new KillBench(folder);
        try (bench.hub) {
            for (int kill = 0; kill <= kills; kill++) {
                bench.live(kill == 0, kill < kills);
            }
        } finally {
            delete(folder);
        }
        System.out.printf(
                "%d models; killed %d times, %d of them in the middle of a write; restarts that did not serve all of"
                        + " them at once: %d%n",
                bench.whole, kills, bench.killedInAWrite, bench.bad);
        System.out.printf(
                "ms from the first answer of any kind to the whole catalog: median %d, max %d%n",
                bench.millis.stream().sorted().toList().get(bench.millis.size() / 2), Collections.max(bench.millis));
        System.exit(bench.bad == 0 && bench.killedInAWrite > 0 ? 0 : 1);
    }

    private void live(boolean first, boolean kill) throws IOException, InterruptedException {
        if (!first) {
            hub.failWith(503);
        }
        try (var service = start()) {
            if (first) {
                awaitWhole(service);
            } else {
                check(service);
            }
            hub.behave();
            if (kill && awaitAWrite()) {
                service.kill();
                killedInAWrite += temporary().isPresent() ? 1 : 0;
            }
        }
    }

    private PackagedService start() {
        return PackagedService.start(
                folder.resolve("service.log"),
                hub.settings(Map.of(
                        "catalog.huggingface.limit", String.valueOf(MODELS),
                        "catalog.huggingface.page-size", "1000",
                        "catalog.cache-ttl", "1S",
                        "catalog.refresh.backoff", "100ms",
                        "catalog.refresh.max-backoff", "200ms",
                        "catalog.huggingface.retries", "0",
                        "catalog.huggingface.circuit-delay", "10ms",
                        "catalog.snapshot-dir", folder.resolve("snapshots").toString())),
                "-XX:TieredStopAtLevel=1");
    }

    private void awaitWhole(PackagedService service) throws InterruptedException {
        URI list = service.uri("/v1/catalog/models?limit=1");
        while (service.status(list) != 200
                || !Files.exists(folder.resolve("snapshots").resolve("hug.snapshot"))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        whole = total(service.get(list).orElseThrow());
    }

    /** The first response of any kind must be the whole catalog, marked stale. */
    private void check(PackagedService service) throws InterruptedException {
        URI list = service.uri("/v1/catalog/models?limit=1");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<HttpResponse<String>> answer = Optional.empty();
        long start = System.nanoTime();
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            start = System.nanoTime();
            answer = service.get(list);
        }
        millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        boolean good = answer.filter(served -> served.statusCode() == 200
                        && total(served) == whole
                        && served.headers()
                                .firstValue("Cache-Status")
                                .orElse("")
                                .contains("stale"))
                .isPresent();
        if (!good) {
            bad++;
            System.out.println("bad: " + answer.map(HttpResponse::body).orElse("no answer") + "\n" + service.log());
        }
    }

    private boolean awaitAWrite() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (temporary().isPresent()) {
                return true;
            }
        }
        System.out.println("no write seen");
        return false;
    }

    /** Returns a partly written file. */
    private Optional<Path> temporary() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("snapshots"), "*.tmp")) {
            for (Path file : files) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toMillis() > System.currentTimeMillis() - 1000) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (java.nio.file.NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static int total(HttpResponse<String> answer) {
        Matcher total = TOTAL.matcher(answer.body());
        return total.find() ? Integer.parseInt(total.group(1)) : -1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
