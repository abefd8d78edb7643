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
 * Measures the processor time of the whole process for a page of 50: all threads, with compiler and collector. Needs
 * {@code wrk}. Arguments: rounds, models, and the service as {@code name=command}.
 */
public final class CpuBench {

    /** The Python catalog's time for the same page. */
    private static final double PYTHON_MICROS = 6000;

    private static final String WARM_UP = "8s";
    private static final String ROUND = "5s";
    private static final String LIST = "/v1/catalog/models?limit=50";
    private static final Path UNSEEN = Path.of("src", "bench", "unseen.lua");

    private final String service;
    private final Process process;
    private final Map<String, List<Cost>> measured = new LinkedHashMap<>();

    private CpuBench(String service, Process process) {
        this.service = service;
        this.process = process;
    }

    /** wrk's results of a round, and the seconds of processor time meanwhile. */
    private record Cost(Wrk load, double user, double system) {}

    private interface Load {
        Wrk run(String length) throws IOException;
    }

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int rounds = Integer.parseInt(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        Variant variant = Variant.of(arguments[2]);
        int port = Variant.freePort();
        Process process = variant.start(port, variant.store(models));
        try {
            Variant.until(port + 1, "/q/health/ready");
            var bench = new CpuBench("http://127.0.0.1:" + port, process);
            bench.run(rounds);
            System.out.printf("%d rounds of %s, in turn; %d models stored; wrk -t1 -c16%n", rounds, ROUND, models);
            bench.print();
        } finally {
            process.destroyForcibly();
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        HttpResponse<Void> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(service + LIST)).build(), BodyHandlers.discarding());
        String known = "If-None-Match: " + page.headers().firstValue("ETag").orElseThrow();
        Map<String, Load> loads = new LinkedHashMap<>();
        loads.put("the same page, plain", length -> Wrk.run(service + LIST, length));
        loads.put("the same page, gzip", length -> Wrk.run(service + LIST, length, "Accept-Encoding: gzip"));
        loads.put("the same page, 304", length -> Wrk.run(service + LIST, length, known));
        loads.put("never the same page, plain", length -> Wrk.run(UNSEEN, service + LIST, length));
        loads.put(
                "never the same page, gzip",
                length -> Wrk.run(UNSEEN, service + LIST, length, "Accept-Encoding: gzip"));
        for (Load load : loads.values()) {
            load.run(WARM_UP);
        }
        for (int round = 0; round < rounds; round++) {
            for (var load : loads.entrySet()) {
                double[] before = Variant.processorSeconds(process);
                Wrk seen = load.getValue().run(ROUND);
                double[] after = Variant.processorSeconds(process);
                measured.computeIfAbsent(load.getKey(), key -> new ArrayList<>())
                        .add(new Cost(seen, after[0] - before[0], after[1] - before[1]));
            }
        }
    }

    private void print() {
        System.out.println(
                "| what | requests | requests/s | µs of CPU a request: user + system = all | 6 ms are times as much |");
        System.out.println("|---|---|---|---|---|");
        measured.forEach((what, costs) -> {
            Wrk load = Wrk.median(costs.stream().map(Cost::load).toList());
            double user = 1e6 * costs.stream().mapToDouble(Cost::user).sum() / load.requests();
            double system = 1e6 * costs.stream().mapToDouble(Cost::system).sum() / load.requests();
            System.out.printf(
                    "| %s | %d | %.0f | %.0f + %.0f = %.0f | %.0f |%n",
                    what, load.requests(), load.rate(), user, system, user + system, PYTHON_MICROS / (user + system));
        });
    }
}
