package org.modelcatalog.query.disk;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/**
 * The whole Hub in an index on disk: time to build it, its size, and times of queries, one after another.
 *
 * <p>Arguments: number of rows, folder, queries of each kind (200). An index that is in the folder is used again.
 */
public final class WholeHubBench {

    private static final int PAGE = 1_000;
    private static final int SHOWN = 50;
    private static final int DEEP = 2_000;

    private final Random random = new Random(1);
    private final HubQueries queries;
    private final List<String> ids;
    private final int rounds;

    private WholeHubBench(HubIndex index, int rounds) {
        this.queries = new HubQueries(index);
        this.rounds = rounds;
        this.ids = queries.page(ModelFilter.ALL, new Sort(Sort.Key.LIKES, true), 0, PAGE).stream()
                .map(Model::id)
                .toList();
    }

    /** Builds the index and asks it. */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        long opened = System.nanoTime();
        try (HubIndex index = HubIndex.open(folder)) {
            System.out.printf("open %d ms, %d rows%n", millis(opened), index.models());
            if (index.models() < rows) {
                build(index, rows);
            }
            System.out.printf("disk %d MB%n", size(folder) >> 20);
            var bench = new WholeHubBench(index, rounds);
            bench.ask(false);
            bench.ask(true);
        }
        System.out.printf("heap in use %d MB%n", heap() >> 20);
    }

    private static void build(HubIndex index, int rows) {
        long start = System.nanoTime();
        SyntheticModels models = SyntheticModels.mirrored(rows);
        var random = new Random(2);
        for (int row = 0; row < rows; row += PAGE) {
            int first = row;
            List<MirroredModel> page = IntStream.range(first, Math.min(rows, first + PAGE))
                    .mapToObj(number -> new MirroredModel(repository(number, random), models.next(number)))
                    .toList();
            index.write(new MirrorBatch(page, 1, state(first / PAGE)));
        }
        System.out.printf("build %.1f s%n", millis(start) / 1000.0);
        long refreshed = System.nanoTime();
        index.refresh();
        System.out.printf("refresh and first facets %d ms, %d rows%n", millis(refreshed), index.models());
    }

    private void ask(boolean told) {
        measure(told, "three filters, any sort", number -> page(three(), sort(number)));
        measure(told, "one filter, any sort", number -> page(one(), sort(number)));
        measure(told, "no filter, any sort", number -> page(ModelFilter.ALL, sort(number)));
        for (Sort.Key key : List.of(
                Sort.Key.DOWNLOADS,
                Sort.Key.LIKES,
                Sort.Key.CREATED,
                Sort.Key.MODIFIED,
                Sort.Key.PARAMS,
                Sort.Key.NAME)) {
            measure(told, "  one filter by " + key, number -> page(one(), new Sort(key, number % 2 == 0)));
        }
        measure(told, "text of three letters or more", number -> page(text("amily" + number % 60), null));
        measure(told, "text of two letters", number -> page(text("v" + number % 10), null));
        measure(
                told,
                "search",
                number -> queries.search(
                        "family" + number % 60 + " " + (1 + random.nextInt(90)) + "b", ModelFilter.ALL, 0, SHOWN));
        measure(told, "search, one hot word", number -> queries.search("instruct", ModelFilter.ALL, 0, SHOWN));
        measure(told, "search, a beginning", number -> queries.search("fam", ModelFilter.ALL, 0, SHOWN));
        measure(
                told,
                "search with a typo",
                number -> queries.search("famly" + number % 60 + " instrct", ModelFilter.ALL, 0, SHOWN));
        measure(told, "facets, three filters", number -> queries.facets(three()));
        measure(told, "facets, one filter", number -> queries.facets(one()));
        measure(told, "facets, none", number -> queries.facets(ModelFilter.ALL));
        measure(
                told,
                "find",
                number -> queries.find(ids.get(number % ids.size())).orElseThrow());
        measure(told, "owners", number -> queries.owners(ModelFilter.ALL, 0, SHOWN));
        deep(told);
    }

    private void deep(boolean told) {
        Sort sort = new Sort(Sort.Key.DOWNLOADS, true);
        Place place = null;
        for (int rows = 0; rows < DEEP * SHOWN; rows += PAGE) {
            Slice slice = queries.after(ModelFilter.ALL, sort, place, PAGE);
            if (slice.next() == null) {
                break;
            }
            place = slice.next();
        }
        Place behind = place;
        measure(told, "page 1 by place", number -> queries.after(ModelFilter.ALL, sort, null, SHOWN));
        measure(told, "page 2,000 by place", number -> queries.after(ModelFilter.ALL, sort, behind, SHOWN));
    }

    private void measure(boolean told, String kind, IntFunction<Object> question) {
        List<Double> times = new ArrayList<>();
        for (int number = 0; number < (told ? rounds : Math.max(5, rounds / 4)); number++) {
            long start = System.nanoTime();
            question.apply(number);
            times.add((System.nanoTime() - start) / 1e6);
        }
        if (told) {
            times.sort(null);
            System.out.printf(
                    "%-32s p50 %8.2f  p99 %8.2f  max %8.2f ms%n",
                    kind, times.get(times.size() / 2), times.get(times.size() * 99 / 100), times.get(times.size() - 1));
        }
    }

    private Object page(ModelFilter filter, Sort sort) {
        return List.of(queries.page(filter, sort, 0, SHOWN), queries.count(filter));
    }

    private static Sort sort(int number) {
        Sort.Key[] keys = Sort.Key.values();
        return number % 3 == 0 ? null : new Sort(keys[number % keys.length], number % 2 == 0);
    }

    private ModelFilter three() {
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

    private ModelFilter one() {
        return new ModelFilter(
                OwnerFilter.ANY,
                Map.of(Facet.TASK, List.of(SyntheticModels.skewed(random, SyntheticModels.TASKS))),
                Map.of(),
                List.of());
    }

    private static ModelFilter text(String word) {
        return new ModelFilter(OwnerFilter.ANY, Map.of(), Map.of(), List.of(word));
    }

    private static String repository(int number, Random random) {
        return "%08x%08x%08x".formatted(0x62000000 + number, random.nextInt(), random.nextInt());
    }

    private static MirrorState state(int pages) {
        return new MirrorState(1, "next", pages, 0, Instant.EPOCH, null, null, null, null, null, null);
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
