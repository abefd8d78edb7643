package org.modelcatalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Requests a second and processor time a request of every variant, one after another in every round, over the same stored
 * catalog, and the memory each holds after them. Needs {@code wrk}. Arguments: rounds, models, and variants as
 * {@code name=command}.
 */
public final class ThroughputBench {

    private static final String LIST = "/v1/catalog/models?";
    private static final Path UNSEEN = Path.of("src", "bench", "unseen.lua");
    private static final String WARM_UP = "5s";
    private static final String ROUND = "5s";

    private static final Map<String, Load> LOADS = new LinkedHashMap<>();

    static {
        for (String page : List.of("limit=5", "limit=50", "limit=500")) {
            LOADS.put(page, (service, length) -> Wrk.run(service + LIST + page, length));
        }
        LOADS.put("never the same 50", (service, length) -> Wrk.run(UNSEEN, service + LIST + "limit=50", length));
    }

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, List<Round>> measured = new LinkedHashMap<>();

    private ThroughputBench() {}

    private interface Load {
        Wrk run(String service, String length) throws IOException;
    }

    private record Service(String address, Process process) {}

    /** Requests a second, and microseconds of processor time a request. */
    private record Round(double rate, double micros) {}

    /** Runs it and prints the tables. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int rounds = Integer.parseInt(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        List<Variant> variants =
                Arrays.stream(arguments).skip(2).map(Variant::of).toList();
        var bench = new ThroughputBench();
        try {
            bench.start(variants, variants.get(0).store(models));
            for (int round = 0; round < rounds; round++) {
                bench.round();
            }
            System.out.printf("%d rounds of %s, in turn; %d models stored; wrk -t1 -c16%n", rounds, ROUND, models);
            bench.print();
        } finally {
            bench.services.values().forEach(service -> service.process().destroyForcibly());
        }
    }

    private void start(List<Variant> variants, Path snapshots) throws IOException, InterruptedException {
        for (Variant variant : variants) {
            int port = Variant.freePort();
            var service = new Service("http://127.0.0.1:" + port, variant.start(port, snapshots));
            services.put(variant.name(), service);
            Variant.until(port + 1, "/q/health/ready");
            for (Load load : LOADS.values()) {
                load.run(service.address(), WARM_UP);
            }
        }
    }

    private void round() throws IOException {
        for (var load : LOADS.entrySet()) {
            for (var service : services.entrySet()) {
                measured.computeIfAbsent(load.getKey() + " | " + service.getKey(), key -> new ArrayList<>())
                        .add(round(load.getValue(), service.getValue()));
            }
        }
    }

    private static Round round(Load load, Service service) throws IOException {
        double before =
                Arrays.stream(Variant.processorSeconds(service.process())).sum();
        Wrk seen = load.run(service.address(), ROUND);
        double after =
                Arrays.stream(Variant.processorSeconds(service.process())).sum();
        return new Round(seen.rate(), 1e6 * (after - before) / seen.requests());
    }

    private void print() throws IOException {
        System.out.println("| list | variant | requests/s: min / median / max | µs of CPU a request, median |");
        System.out.println("|---|---|---|---|");
        measured.forEach((key, all) -> {
            double[] rates = all.stream().mapToDouble(Round::rate).sorted().toArray();
            double[] micros = all.stream().mapToDouble(Round::micros).sorted().toArray();
            System.out.printf(
                    "| %s | %.0f / %.0f / %.0f | %.0f |%n",
                    key, rates[0], rates[rates.length / 2], rates[rates.length - 1], micros[micros.length / 2]);
        });
        System.out.println("| variant | MiB resident after the rounds | at most |");
        System.out.println("|---|---|---|");
        for (var service : services.entrySet()) {
            Process process = service.getValue().process();
            System.out.printf("| %s | %d | %d |%n", service.getKey(), Variant.resident(process), Variant.peak(process));
        }
    }
}
