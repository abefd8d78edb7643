package org.modelcatalog;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.IsoTime;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.Sort;

/** Queries that no cache has seen, at several sizes of the catalog. Arguments: queries, then numbers of models. */
public final class QueryBench {

    private static final int PAGE = 50;
    private static final int BUILDS = 5;
    private static final List<Sort.Key> KEYS = List.of(Sort.Key.values());

    private final Random random = new Random(1);
    private final int models;
    private int found;

    private QueryBench(int models) {
        this.models = models;
    }

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws InterruptedException {
        int queries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {500, 5_000, 50_000, 100_000};
        System.out.printf("%d unseen queries and as many facets each, after as many to warm up%n", queries);
        System.out.println("| models | index, ms: first / median | bytes a model | query, ms: p50 / p99 / max"
                + " | facets, ms: p50 / p99 / max | models found, mean |");
        System.out.println("|---|---|---|---|---|---|");
        for (int size : sizes) {
            new QueryBench(size).run(queries);
        }
    }

    private void run(int queries) throws InterruptedException {
        List<Model> all = SyntheticModels.of(models);
        long before = used();
        double[] builds = new double[BUILDS];
        ModelIndex index = null;
        for (int build = 0; build < BUILDS; build++) {
            long began = System.nanoTime();
            index = ModelIndex.of(all);
            builds[build] = millis(began);
        }
        long bytes = used() - before;
        ModelIndex ready = index;
        ToIntFunction<ModelFilter> query = filter -> page(ready, filter);
        ToIntFunction<ModelFilter> facets = filter -> ready.facets(filter).total();
        time(queries, query);
        time(queries, facets);
        found = 0;
        double[] queried = time(queries, query);
        int mean = found / queries;
        double[] counted = time(queries, facets);
        System.out.printf(
                "| %,d | %.0f / %.0f | %d | %s | %s | %,d |%n",
                models,
                builds[0],
                sorted(builds)[BUILDS / 2],
                bytes / all.size(),
                spread(queried),
                spread(counted),
                mean);
    }

    /** Selects a page of matches, like a list. */
    private int page(ModelIndex index, ModelFilter filter) {
        Sort sort = random.nextBoolean() ? null : new Sort(KEYS.get(random.nextInt(KEYS.size())), random.nextBoolean());
        List<Model> matching = index.select(filter, sort);
        return matching.size()
                + (int) matching.stream()
                        .limit(PAGE)
                        .filter(model -> model.id().isEmpty())
                        .count();
    }

    private double[] time(int queries, ToIntFunction<ModelFilter> ask) {
        double[] times = new double[queries];
        for (int query = 0; query < queries; query++) {
            ModelFilter filter = filter();
            long began = System.nanoTime();
            found += ask.applyAsInt(filter);
            times[query] = millis(began);
        }
        return times;
    }

    /** Makes a filter of one to four parts. */
    private ModelFilter filter() {
        Map<Facet, List<String>> words = new EnumMap<>(Facet.class);
        Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
        List<String> text = List.of();
        for (int part = random.nextInt(4); part >= 0; part--) {
            switch (random.nextInt(10)) {
                case 0 -> words.put(Facet.TASK, List.of(SyntheticModels.skewed(random, SyntheticModels.TASKS)));
                case 1 -> words.put(Facet.LICENSE, List.of(SyntheticModels.skewed(random, SyntheticModels.LICENSES)));
                case 2 -> words.put(Facet.AUTHOR, List.of(SyntheticModels.owner(random, models)));
                case 3 -> words.put(Facet.TAG, List.of("tag" + random.nextInt(100), "tag" + random.nextInt(100)));
                case 4 -> words.put(Facet.SERVABLE, List.of("" + random.nextBoolean()));
                case 5 -> text = List.of("family" + random.nextInt(60), random.nextInt(90) + "b");
                case 6 -> text = List.of(Integer.toString(random.nextInt(10)));
                case 7 -> ranges.put(Measure.DOWNLOADS, new Range(BigDecimal.valueOf(random.nextInt(1000)), null));
                case 8 -> ranges.put(Measure.CREATED, new Range(IsoTime.parse(SyntheticModels.time(random)), null));
                default ->
                    ranges.put(Measure.PARAMS, new Range(null, BigDecimal.valueOf(random.nextInt() & 0xFFFFFFFFL)));
            }
        }
        return new ModelFilter(OwnerFilter.parse(null), words, ranges, text);
    }

    private static String spread(double[] times) {
        double[] sorted = sorted(times);
        return "%.3f / %.3f / %.3f"
                .formatted(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    private static double[] sorted(double[] times) {
        return IntStream.range(0, times.length)
                .mapToDouble(time -> times[time])
                .sorted()
                .toArray();
    }

    private static long used() throws InterruptedException {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
