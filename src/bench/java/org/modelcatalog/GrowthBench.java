package org.modelcatalog;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Measures cost and speed of the service over HTTP as its catalog grows: one process for each size, all with the same
 * heap, measured in turn. Needs {@code wrk}, {@code curl} and a JDK. Arguments: the service as {@code name=command}, and
 * numbers of models.
 */
public final class GrowthBench {

    private static final int ROUNDS = 3;
    private static final String WARM_UP = "4s";
    private static final String ROUND = "3s";
    private static final int FILTERS = 500;
    private static final int SEARCHES = 300;
    private static final long MIB = 1 << 20;
    private static final String TOKEN = "of-the-bench";

    private final Variant variant;
    private final List<GrownCatalog> catalogs = new ArrayList<>();
    private final Map<GrownCatalog, Path> stored = new LinkedHashMap<>();
    private final Map<GrownCatalog, Long> live = new LinkedHashMap<>();

    private GrowthBench(Variant variant) {
        this.variant = variant;
    }

    /** Runs it and prints the tables as they come. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        Variant variant = Variant.of(arguments[0]);
        int[] sizes =
                Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        var bench = new GrowthBench(variant);
        System.out.printf("%s; load of the machine before %.1f%n", variant.command(), load());
        try {
            bench.start(sizes);
            bench.hot();
            bench.questions();
            bench.whole();
            bench.refresh();
        } finally {
            bench.catalogs.forEach(GrownCatalog::close);
        }
        System.out.printf("load of the machine after %.1f%n", load());
    }

    private void start(int[] sizes) throws IOException, InterruptedException {
        table(
                "models | fetched in s | MiB resident at most | MiB stored | ready in ms | MiB of heap alive then | bytes a model");
        for (int models : sizes) {
            SyntheticFetch fetch = SyntheticFetch.of(variant, models);
            String fetched = fetch.good() ? "%.1f | %d".formatted(fetch.seconds(), fetch.peak()) : "out of memory | –";
            if (!fetch.good()) {
                fetch = SyntheticFetch.of(variant.roomy(), models);
            }
            var catalog = new GrownCatalog(variant, Variant.offline(fetch.snapshots()), models);
            catalogs.add(catalog);
            stored.put(catalog, fetch.snapshots());
            live.put(catalog, new Jcmd(catalog.process).live());
            System.out.printf(
                    "| %,d | %s | %.1f | %.0f | %d | %s |%n",
                    models,
                    fetched,
                    (double) fetch.stored() / MIB,
                    catalog.ready(),
                    live.get(catalog) / MIB,
                    more(catalog, live.get(catalog)));
        }
    }

    /** Returns the bytes of each model beyond the smallest catalog. */
    private String more(GrownCatalog catalog, long bytes) {
        GrownCatalog first = catalogs.get(0);
        return catalog == first
                ? "–"
                : "%,d".formatted((bytes - live.get(first)) / (catalog.models() - first.models()));
    }

    private void hot() throws IOException, InterruptedException {
        Map<GrownCatalog, List<Wrk>> measured = new LinkedHashMap<>();
        for (GrownCatalog catalog : catalogs) {
            Wrk.run(catalog.hot(), WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (GrownCatalog catalog : catalogs) {
                measured.computeIfAbsent(catalog, key -> new ArrayList<>()).add(Wrk.run(catalog.hot(), ROUND));
                catalog.hot();
            }
        }
        System.out.printf("%n%d rounds of %s, in turn; wrk -t1 -c16%n", ROUNDS, ROUND);
        table("models | the same page of 50, requests/s: min / median / max | p50 ms | p99 ms");
        measured.forEach((catalog, runs) -> {
            double[] rates = runs.stream().mapToDouble(Wrk::rate).sorted().toArray();
            Wrk median = Wrk.median(runs);
            System.out.printf(
                    "| %,d | %.0f / %.0f / %.0f | %.2f | %.2f |%n",
                    catalog.models(), rates[0], median.rate(), rates[ROUNDS - 1], median.p50(), median.p99());
        });
    }

    private void questions() throws IOException, InterruptedException {
        System.out.printf(
                "%n%d pages and facets, %d searches, one after another, each asked once, after as many to warm up%n",
                FILTERS, SEARCHES);
        table("models | first sorted page, ms | first search, ms | page, ms: p50 / p99 / max | facets, ms | search, ms"
                + " | MiB of heap alive then");
        for (GrownCatalog catalog : catalogs) {
            String first = catalog.first();
            ask(catalog);
            List<Times> times = ask(catalog);
            long alive = new Jcmd(catalog.process).live();
            System.out.printf(
                    "| %,d | %s | %s | %s | %s | %d |%n",
                    catalog.models(), first, times.get(0), times.get(1), times.get(2), alive / MIB);
        }
    }

    private static List<Times> ask(GrownCatalog catalog) throws IOException, InterruptedException {
        Stream.Builder<Double> pages = Stream.builder();
        Stream.Builder<Double> facets = Stream.builder();
        Stream.Builder<Double> searches = Stream.builder();
        catalog.filters(FILTERS, pages, facets);
        catalog.searches(SEARCHES, searches);
        return Stream.of(pages, facets, searches)
                .map(each -> Times.of(each.build().toList()))
                .toList();
    }

    /** Reports every outcome: a list that fails is a finding and does not end the run. */
    private void whole() throws IOException, InterruptedException {
        System.out.println();
        table("models | the whole list, status | bytes | first byte after s | s | rows | MiB resident at most"
                + " | out of memory | a page thereafter");
        for (GrownCatalog catalog : catalogs) {
            WholeList list = WholeList.fetch(catalog.uri("/v1/catalog/models"));
            String rows = list.rows() == catalog.models() ? "all" : list.rows() < 0 ? "not whole" : "" + list.rows();
            System.out.printf("| %,d | %s | %s | %s |%n", catalog.models(), list.said(), rows, catalog.after());
            catalog.close();
        }
    }

    /** Memory then holds two catalogs for a while, and the indexes of the served one. */
    private void refresh() throws IOException, InterruptedException {
        System.out.println();
        table("models | refreshed while it is served, status | s | MiB resident at most | out of memory"
                + " | a page thereafter");
        for (GrownCatalog earlier : catalogs) {
            try (var hub = new SyntheticHub(earlier.models())) {
                Map<String, String> settings = hub.settings(stored.get(earlier));
                settings.put("catalog.admin-token", TOKEN);
                try (var catalog = new GrownCatalog(variant, settings, earlier.models())) {
                    System.out.printf("| %,d | %s |%n", catalog.models(), refreshed(catalog));
                }
            }
        }
    }

    private static String refreshed(GrownCatalog catalog) throws InterruptedException {
        try {
            catalog.refresh(TOKEN); // the one that every start begins
            catalog.first();
            return catalog.refresh(TOKEN) + " | " + catalog.after();
        } catch (IOException | IllegalStateException failure) {
            return failure.toString();
        }
    }

    private static void table(String columns) {
        System.out.println("| " + columns + " |");
        System.out.println("|---".repeat(columns.split("\\|").length) + "|");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
