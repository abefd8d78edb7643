package org.modelcatalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code wrk} saw of one URI, with 16 connections.
 *
 * @param rate requests a second
 * @param p99 milliseconds
 */
record Wrk(double rate, double p99) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Map<String, Double> UNITS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

    /**
     * Fails when anything but 2xx and 3xx was answered.
     *
     * @param length as wrk takes it, for example 5s
     * @param headers each with its value, for example {@code Accept-Encoding: gzip}
     */
    static Wrk run(String uri, String length, String... headers) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c16", "-d" + length, "--latency"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(uri);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var rate = RATE.matcher(said);
        var slowest = SLOWEST.matcher(said);
        if (said.contains("Non-2xx") || said.contains("Socket errors") || !rate.find() || !slowest.find()) {
            throw new IllegalStateException(said);
        }
        return new Wrk(
                Double.parseDouble(rate.group(1)), Double.parseDouble(slowest.group(1)) * UNITS.get(slowest.group(2)));
    }
}
