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
 * Measures requests a second of every variant, one after another in each round, with the same stored catalog. Needs {@code wrk}.
 * Arguments: rounds, models, and variants as {@code name=command}.
 */
public final class ThroughputBench {

    private static final List<String> LISTS = List.of("limit=5", "limit=50", "limit=500");
    private static final String WARM_UP = "10s";
    private static final String ROUND = "5s";

    private ThroughputBench() {}

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int rounds = Integer.parseInt(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        List<Variant> variants =
                Arrays.stream(arguments).skip(2).map(Variant::of).toList();
        Path snapshots = variants.get(0).store(models);
        Map<String, Integer> ports = new LinkedHashMap<>();
        List<Process> services = new ArrayList<>();
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        try {
            for (Variant variant : variants) {
                int port = Variant.freePort();
                services.add(variant.start(port, snapshots));
                Variant.until(port + 1, "/q/health/ready");
                ports.put(variant.name(), port);
                load(port, LISTS.get(1), WARM_UP);
            }
            for (int round = 0; round < rounds; round++) {
                for (String list : LISTS) {
                    for (var variant : ports.entrySet()) {
                        measured.computeIfAbsent(list + " | " + variant.getKey(), key -> new ArrayList<>())
                                .add(load(variant.getValue(), list, ROUND));
                    }
                }
            }
        } finally {
            services.forEach(Process::destroyForcibly);
        }
        System.out.printf("%d rounds of %s, in turn; %d models stored; wrk -t1 -c16%n", rounds, ROUND, models);
        System.out.println("| list | variant | requests/s: min / median / max |");
        System.out.println("|---|---|---|");
        measured.forEach((key, all) -> {
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "| %s | %.0f / %.0f / %.0f |%n",
                    key, sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
        });
    }

    private static double load(int port, String list, String length) throws IOException {
        return Wrk.run("http://127.0.0.1:" + port + "/v1/catalog/models?" + list, length)
                .rate();
    }
}
