package org.modelcatalog.query.cluster;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.disk.DiskEngine;
import org.modelcatalog.query.search.ModelSearch;
import org.modelcatalog.support.OpenSearchNodes;

/**
 * The same questions to the index on disk and to clusters on loopback, of one node and of three: times side by side, and whether
 * the answers are equal. Arguments: number of rows, queries of each kind, heap of a node.
 */
public final class ClusterBench {

    private static final int PAGE = 1_000;
    private static final int SHOWN = 50;
    private static final int DEEP = 100;
    private static final Sort DOWNLOADS = new Sort(Sort.Key.DOWNLOADS, true);

    private final int rounds;
    private final List<ModelQueries> engines;
    private Cursor deep;

    private ClusterBench(int rounds, List<ModelQueries> engines) {
        this.rounds = rounds;
        this.engines = engines;
    }

    /** Builds all and asks them. */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        List<String> options = List.of("-Xmx" + arguments[2]);
        Path folder = Path.of(arguments[3]);
        Files.createDirectories(folder);
        try (DiskEngine disk = DiskEngine.open(folder)) {
            build("Lucene", disk.store(), disk::refresh, rows);
            try (OpenSearchNodes one = OpenSearchNodes.start(1, options);
                    ClusterEngine first = ClusterEngine.open(one.uris(), "bench")) {
                build("one node", first.store(), first.store()::refresh, rows);
                System.out.println("Lucene beside one node:");
                new ClusterBench(rounds, List.of(disk.queries(), first.queries())).ask();
            }
            try (OpenSearchNodes three = OpenSearchNodes.start(3, options);
                    ClusterEngine second = ClusterEngine.open(three.uris(), "bench")) {
                build("three nodes", second.store(), second.store()::refresh, rows);
                System.out.println("Lucene beside three nodes:");
                new ClusterBench(rounds, List.of(disk.queries(), second.queries())).ask();
            }
        }
        System.exit(0);
    }

    private static void build(String engine, MirrorStore store, Runnable refresh, int rows) {
        long start = System.nanoTime();
        SyntheticModels models = SyntheticModels.mirrored(rows);
        var random = new Random(2);
        for (int row = 0; row < rows; row += PAGE) {
            List<MirroredModel> page = IntStream.range(row, Math.min(rows, row + PAGE))
                    .mapToObj(number -> new MirroredModel(repository(number, random), models.next(number)))
                    .toList();
            store.write(new MirrorBatch(page, 1, state(row / PAGE)));
        }
        refresh.run();
        System.out.printf("%s: %d rows in %.1f s%n", engine, rows, (System.nanoTime() - start) / 1e9);
    }

    private void ask() {
        for (boolean told : new boolean[] {false, true}) {
            measure(told, "three filters, any sort", random -> {
                ModelFilter filter = three(random);
                Sort sort = sort(random);
                return queries -> queries.page(filter, sort, 0, SHOWN);
            });
            measure(told, "one filter, any sort", random -> {
                ModelFilter filter = one(random);
                Sort sort = sort(random);
                return queries -> queries.page(filter, sort, 0, SHOWN);
            });
            measure(told, "no filter, any sort", random -> {
                Sort sort = sort(random);
                return queries -> queries.page(ModelFilter.ALL, sort, 0, SHOWN);
            });
            measure(told, "text of three letters or more", random -> {
                var filter =
                        new ModelFilter(OwnerFilter.ANY, Map.of(), Map.of(), List.of("amily" + random.nextInt(60)));
                return queries -> queries.page(filter, null, 0, SHOWN);
            });
            search(told, "search", random -> "family" + random.nextInt(60) + ' ' + (1 + random.nextInt(90)) + 'b');
            search(told, "search with a typo", random -> "famly" + random.nextInt(60) + " instrct");
            measure(told, "facets, three filters", random -> {
                ModelFilter filter = three(random);
                return queries -> queries.facets(filter);
            });
            measure(told, "facets, one filter", random -> {
                ModelFilter filter = one(random);
                return queries -> queries.facets(filter);
            });
            measure(
                    told,
                    "page " + (DEEP + 1) + " by cursor",
                    random -> queries -> queries.page(ModelFilter.ALL, DOWNLOADS, deep(), SHOWN));
        }
    }

    private void search(boolean told, String kind, Function<Random, String> text) {
        measure(told, kind, random -> {
            ModelSearch search = ModelSearch.of(text.apply(random));
            return queries -> queries.search(search, ModelFilter.ALL, 0, SHOWN);
        });
    }

    private Cursor deep() {
        if (deep == null) {
            Page<?> page = engines.get(0).page(ModelFilter.ALL, DOWNLOADS, 0, SHOWN);
            for (int number = 1; number < DEEP; number++) {
                page = engines.get(0).page(ModelFilter.ALL, DOWNLOADS, cursor(page), SHOWN);
            }
            deep = cursor(page);
        }
        return deep;
    }

    private static Cursor cursor(Page<?> page) {
        return new Cursor("any", "any", page.offset() + page.items().size(), page.end());
    }

    private void measure(boolean told, String kind, Function<Random, Function<ModelQueries, Object>> questions) {
        var random = new Random(told ? 3 : 4);
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>());
        int different = 0;
        for (int number = 0; number < (told ? rounds : Math.max(20, rounds / 2)); number++) {
            Function<ModelQueries, Object> question = questions.apply(random);
            List<Object> answers = new ArrayList<>();
            for (int engine = 0; engine < engines.size(); engine++) {
                long start = System.nanoTime();
                answers.add(question.apply(engines.get(engine)));
                times.get(engine).add((System.nanoTime() - start) / 1e6);
            }
            different += answers.get(0).equals(answers.get(1)) ? 0 : 1;
        }
        if (told) {
            System.out.printf(
                    "%-30s %8.1f / %8.1f   %8.1f / %8.1f ms   %d of %d differ%n",
                    kind,
                    at(times.get(0), 50),
                    at(times.get(0), 99),
                    at(times.get(1), 50),
                    at(times.get(1), 99),
                    different,
                    rounds);
        }
    }

    private static double at(List<Double> times, int percent) {
        times.sort(null);
        return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
    }

    private static Sort sort(Random random) {
        Sort.Key[] keys = {
            Sort.Key.DOWNLOADS, Sort.Key.LIKES, Sort.Key.CREATED, Sort.Key.MODIFIED, Sort.Key.PARAMS, Sort.Key.NAME
        };
        return random.nextInt(3) == 0 ? null : new Sort(keys[random.nextInt(keys.length)], random.nextBoolean());
    }

    private static ModelFilter three(Random random) {
        return new ModelFilter(
                OwnerFilter.ANY,
                Map.of(
                        Facet.TASK, List.of(SyntheticModels.skewed(random, SyntheticModels.TASKS)),
                        Facet.LICENSE,
                                List.of(
                                        SyntheticModels.skewed(random, SyntheticModels.LICENSES),
                                        SyntheticModels.skewed(random, SyntheticModels.LICENSES))),
                Map.of(Measure.DOWNLOADS, new Range(BigDecimal.valueOf(random.nextInt(500)), null)),
                List.of());
    }

    private static ModelFilter one(Random random) {
        return new ModelFilter(
                OwnerFilter.ANY,
                Map.of(Facet.TASK, List.of(SyntheticModels.skewed(random, SyntheticModels.TASKS))),
                Map.of(),
                List.of());
    }

    private static String repository(int number, Random random) {
        return "%08x%08x%08x".formatted(0x62000000 + number, random.nextInt(), random.nextInt());
    }

    private static MirrorState state(int pages) {
        return new MirrorState(1, "next", pages, 0, Instant.EPOCH, null, null, null, null, null, null);
    }
}
