package org.modelcatalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Compares hot pages of every shape with the native list, in turn: gzip, over one stored catalog. Needs {@code wrk}. A
 * longer body takes longer to send, so bodies are named with their length. Arguments: rounds, models, and the service as
 * {@code name=command}.
 */
public final class ShapesBench {

    private static final List<String> PATHS = List.of(
            "/v1/catalog/models?limit=50",
            "/v1/models?limit=50",
            "/api/v1/models?limit=50",
            "/v1/catalog/models",
            "/v1/models",
            "/api/v1/models",
            "/models.dev/api.json",
            "/models.dev/models.json",
            "/litellm/model_prices_and_context_window.json");
    private static final String WARM_UP = "10s";
    private static final String ROUND = "5s";
    private static final String[] GZIP = {"Accept-Encoding: gzip"};

    private final Map<String, List<Wrk>> measured = new LinkedHashMap<>();
    private final Map<String, Integer> lengths = new LinkedHashMap<>();

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        new ShapesBench().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Variant.of(arguments[2]));
    }

    private void run(int rounds, int models, Variant variant) throws IOException, InterruptedException {
        Path snapshots = variant.store(models);
        int port = Variant.freePort();
        Process service = variant.start(port, snapshots);
        try {
            Variant.until(port + 1, "/q/health/ready");
            for (int round = -1; round < rounds; round++) {
                for (String path : PATHS) {
                    String uri = "http://127.0.0.1:" + port + path;
                    lengths.put(path, length(uri));
                    Wrk load = Wrk.run(uri, round < 0 ? WARM_UP : ROUND, GZIP);
                    if (round >= 0) {
                        measured.computeIfAbsent(path, any -> new ArrayList<>()).add(load);
                    }
                }
            }
        } finally {
            service.destroyForcibly();
        }
        System.out.printf(
                "%d rounds of %s, in turn; %d models stored; wrk -t1 -c16, gzip; medians%n", rounds, ROUND, models);
        System.out.println("| list | kB | requests/s | MB/s | p99 ms |");
        System.out.println("|---|---|---|---|---|");
        measured.forEach((path, runs) -> {
            Wrk load = Wrk.median(runs);
            System.out.printf(
                    "| %s | %.1f | %.0f | %.0f | %.2f |%n",
                    path, lengths.get(path) / 1e3, load.rate(), load.rate() * lengths.get(path) / 1e6, load.p99());
        });
    }

    private static int length(String uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .headers("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(uri + " answered " + answer.statusCode());
        }
        return answer.body().length;
    }
}
