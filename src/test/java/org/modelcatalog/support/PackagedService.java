package org.modelcatalog.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service as a separate process, for signals and heap limits: the jar, or with {@code -Dnative} the binary.
 */
public final class PackagedService implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    /** Set by the profile {@code native}. */
    private static final Optional<String> BINARY = Optional.ofNullable(System.getProperty("packaged.binary"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path log;
    private final URI service;
    private final URI management;
    private final Process process;

    private PackagedService(Path log, int port, int managementPort, ProcessBuilder command) throws IOException {
        this.log = log;
        this.service = URI.create("http://127.0.0.1:" + port);
        this.management = URI.create("http://127.0.0.1:" + managementPort);
        this.process = command.start();
    }

    /**
     * Starts the service and does not wait until it is ready.
     *
     * @param log file for its output; replaces an existing file
     * @param settings configuration by key
     * @param options of the JVM
     */
    public static PackagedService start(Path log, Map<String, String> settings, String... options) {
        return start(log, Map.of(), settings, options);
    }

    /** Starts the service with environment variables. */
    public static PackagedService start(
            Path log, Map<String, String> environment, Map<String, String> settings, String... options) {
        try (var first = new ServerSocket(0);
                var second = new ServerSocket(0)) {
            var command = new ArrayList<String>();
            command.add(BINARY.orElseGet(() ->
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            command.addAll(List.of(options));
            command.add("-Dquarkus.http.host=127.0.0.1");
            command.add("-Dquarkus.management.host=127.0.0.1");
            // fixed ports: with port 0 beside a fixed management port, Quarkus registers clashing metrics and hangs.
            command.add("-Dquarkus.http.port=" + first.getLocalPort());
            command.add("-Dquarkus.management.port=" + second.getLocalPort());
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            if (BINARY.isEmpty()) {
                command.addAll(List.of("-jar", JAR.toString()));
            }
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            process.environment().putAll(environment);
            return new PackagedService(log, first.getLocalPort(), second.getLocalPort(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the binary of a run with {@code -Dnative}. */
    public static Optional<Path> binary() {
        return BINARY.map(Path::of);
    }

    public URI uri(String path) {
        return service.resolve(path);
    }

    public URI management(String path) {
        return management.resolve(path);
    }

    /** Returns the response; empty when the port is closed. */
    public Optional<HttpResponse<String>> get(URI uri) {
        try {
            return Optional.of(client.send(request(uri), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<HttpResponse<String>> getAsync(URI uri) {
        return client.sendAsync(request(uri), BodyHandlers.ofString());
    }

    /** Returns the status; 0 when the port is closed. */
    public int status(URI uri) {
        return get(uri).map(HttpResponse::statusCode).orElse(0);
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        kill();
    }

    /** Sends SIGKILL and waits for the end of the process. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    }
}
