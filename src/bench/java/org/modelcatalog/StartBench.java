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
 * Starts every variant in turn, repeatedly, with the same stored catalog and without an upstream, until it is ready and
 * has served a list. Arguments: starts, models, and variants as {@code name=command}.
 */
public final class StartBench {

    private static final int REQUESTS = 1000;
    private static final String LIST = "/v1/catalog/models?limit=50";

    private final Path snapshots;

    private StartBench(Path snapshots) {
        this.snapshots = snapshots;
    }

    /** One start: milliseconds until ready and until the first list; resident MiB then and after the requests. */
    private record Start(double ready, double list, long resident, long afterRequests) {}

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int starts = Integer.parseInt(arguments[0]);
        int models = Integer.parseInt(arguments[1]);
        List<Variant> variants =
                Arrays.stream(arguments).skip(2).map(Variant::of).toList();
        var bench = new StartBench(variants.get(0).store(models));
        Map<String, List<Start>> measured = new LinkedHashMap<>();
        for (int number = 0; number < starts; number++) {
            for (Variant variant : variants) {
                measured.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                        .add(bench.start(variant));
            }
        }
        print(starts, models, measured);
    }

    private Start start(Variant variant) throws IOException, InterruptedException {
        int port = Variant.freePort();
        long began = System.nanoTime();
        Process service = variant.start(port, snapshots);
        try {
            Variant.until(port + 1, "/q/health/ready");
            double ready = millis(began);
            Variant.until(port, LIST);
            double list = millis(began);
            long resident = Variant.resident(service);
            for (int number = 0; number < REQUESTS; number++) {
                Variant.until(port, LIST);
            }
            return new Start(ready, list, resident, Variant.resident(service));
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private static void print(int starts, int models, Map<String, List<Start>> measured) {
        System.out.printf("%d starts each, in turn; %d models stored, offline%n", starts, models);
        System.out.println(
                "| variant | ready, ms: min / median / max | first list, ms | MiB then | MiB after 1,000 lists of 50 |");
        System.out.println("|---|---|---|---|---|");
        measured.forEach((name, all) -> System.out.printf(
                "| %s | %s | %s | %.0f | %.0f |%n",
                name,
                spread(all.stream().mapToDouble(Start::ready).toArray()),
                spread(all.stream().mapToDouble(Start::list).toArray()),
                median(all.stream().mapToDouble(Start::resident).toArray()),
                median(all.stream().mapToDouble(Start::afterRequests).toArray())));
    }

    private static String spread(double[] values) {
        return "%.0f / %.0f / %.0f"
                .formatted(
                        Arrays.stream(values).min().orElseThrow(),
                        median(values),
                        Arrays.stream(values).max().orElseThrow());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
