package org.modelcatalog.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real Redis for one test, on the loopback, that can fail in every way. */
public final class RedisServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SERVER = "redis-server";

    private final int port;
    private Process process;

    private RedisServer(int port) {
        this.port = port;
    }

    /** Without redis-server the test is skipped, except in CI. */
    public static RedisServer start() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(isInstalled(), "redis-server is not installed");
        }
        var server = new RedisServer(freePort());
        server.restart();
        return server;
    }

    private static int freePort() {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it again, without its data. */
    public void restart() {
        process = run(SERVER, "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        await().atMost(PATIENCE).until(this::isListening);
    }

    public void stop() {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Accepts connections and commands from now on, and answers none. */
    public void hang() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    /** Returns the output of redis-cli for a command. */
    public String command(String... command) {
        try {
            List<String> line = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
            line.addAll(List.of(command));
            Process cli = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(cli.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Counts the calls of a command. */
    public int calls(String command) {
        return command("info", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":calls="))
                .mapToInt(line -> Integer.parseInt(line.replaceAll(".*:calls=([0-9]+).*", "$1")))
                .sum();
    }

    /** Returns the keys that match a pattern of KEYS. */
    public List<String> keys(String pattern) {
        return command("keys", pattern).lines().filter(key -> !key.isBlank()).toList();
    }

    @Override
    public void close() {
        stop();
    }

    private void signal(String signal) {
        Process kill = run("kill", signal, "" + process.pid());
        await().atMost(PATIENCE).until(() -> !kill.isAlive());
    }

    private static Process run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "redis-server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder(SERVER, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
