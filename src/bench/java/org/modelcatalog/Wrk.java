package org.modelcatalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Results of {@code wrk} for one URI, with 16 connections.
 *
 * @param requests number of answered requests
 * @param rate requests a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Wrk(long requests, double rate, double p50, double p99) {

    private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in");

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern MEDIAN = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Map<String, Double> UNITS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0);

    /**
     * Fails on any response other than 2xx and 3xx.
     *
     * @param length as wrk takes it, for example 5s
     * @param headers each with its value, for example {@code Accept-Encoding: gzip}
     */
    static Wrk run(String uri, String length, String... headers) throws IOException {
        return run(List.of(uri), length, headers);
    }

    /** Runs a script of wrk that derives the requests from the URI. */
    static Wrk run(Path script, String uri, String length, String... headers) throws IOException {
        return run(List.of("-s", script.toString(), uri), length, headers);
    }

    private static Wrk run(List<String> what, String length, String... headers) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c16", "-d" + length, "--latency"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.addAll(what);
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(said);
        }
        return new Wrk(
                Long.parseLong(found(REQUESTS, said).group(1)),
                Double.parseDouble(found(RATE, said).group(1)),
                millis(found(MEDIAN, said)),
                millis(found(SLOWEST, said)));
    }

    /** Combines runs figure by figure: the sum of requests, the median of the rest. */
    static Wrk median(List<Wrk> runs) {
        return new Wrk(
                runs.stream().mapToLong(Wrk::requests).sum(),
                middle(runs, Wrk::rate),
                middle(runs, Wrk::p50),
                middle(runs, Wrk::p99));
    }

    private static double middle(List<Wrk> runs, ToDoubleFunction<Wrk> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static double millis(MatchResult time) {
        return Double.parseDouble(time.group(1)) * UNITS.get(time.group(2));
    }

    private static MatchResult found(Pattern figure, String said) {
        Matcher found = figure.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException(said);
        }
        return found;
    }
}
