package org.modelcatalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service with a mirror, its time, its memory and its folder. */
final class MeasuredService implements AutoCloseable {

    private static final Path LOG = Path.of("target", "whole-hub.log");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final int port = Variant.freePort();
    private final Process process;
    private final long started = System.nanoTime();
    private long mostMemory;
    private long mostDisk;

    /** @param folder whose size is measured */
    MeasuredService(String heap, Map<String, String> settings, Path folder) throws IOException {
        this.folder = folder;
        var jar = java.util.List.of("java", "-Xmx" + heap, "-jar", "target/quarkus-app/quarkus-run.jar");
        this.process = new Variant("jar", jar).run(port, settings, LOG);
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The body of a 200; empty for all else. */
    Optional<String> body(String path) {
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the milliseconds that one answer takes. */
    double millis(String path) {
        long asked = System.nanoTime();
        if (body(path).isEmpty()) {
            throw new IllegalStateException("no answer to " + path);
        }
        return (System.nanoTime() - asked) / 1e6;
    }

    /** Returns the milliseconds from the start of the process to the first 200. */
    long untilAnswered(String path) throws InterruptedException {
        while (body(path).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** Whether the mirror is whole and rests. */
    boolean rests() {
        sample();
        return body("/v1/catalog/status")
                .filter(status -> status.contains("\"state\":\"following\""))
                .isPresent();
    }

    long total() {
        String page = body("/v1/catalog/models?gateway=hub&limit=1").orElse("");
        Matcher total = Pattern.compile("\"total\":([0-9]+)").matcher(page);
        return total.find() ? Long.parseLong(total.group(1)) : -1;
    }

    /** Notes how much memory and disk there is in use. */
    void sample() {
        mostMemory = Math.max(mostMemory, memory("RssAnon"));
        mostDisk = Math.max(mostDisk, disk());
    }

    /** MiB. */
    long memory(String kind) {
        try {
            String status = Files.readString(Path.of("/proc", "" + process.pid(), "status"));
            Matcher size = Pattern.compile(kind + ":\\s+([0-9]+) kB").matcher(status);
            return size.find() ? Long.parseLong(size.group(1)) >> 10 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** MiB. */
    long disk() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return 0;
        }
    }

    String usage() throws IOException {
        sample();
        double[] seconds = Variant.processorSeconds(process);
        return "CPU %.0f s; MiB: anonymous memory %d (most %d), mapped files %d, disk %d (most %d)"
                .formatted(seconds[0] + seconds[1], memory("RssAnon"), mostMemory, memory("RssFile"), disk(), mostDisk);
    }

    /** Kills it, as a crash does. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
