package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Measures a search, the build of the index and its memory, by number of models. The models are the well-known ones of the
 * tests and derivatives under made-up owners, so that the vocabulary grows with the models.
 *
 * <p>Arguments: rounds over the queries (40), numbers of models (500 5000 50000 100000).
 */
public final class SearchBench {

    private static final String[] FORMS = {"-GGUF", "-finetune", "-lora-%s", "-%s-v2", "-AWQ", "-%s", "-%s-merged-4bit"
    };
    private static final String CONSONANTS = "bcdfghklmnprstvwz";
    private static final String VOWELS = "aeiou";

    private SearchBench() {}

    /** Measures every number of models, after a warm-up. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        int[] sizes = arguments.length > 1
                ? Stream.of(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {500, 5_000, 50_000, 100_000};
        List<SearchQuery> expected = SearchCase.all().stream()
                .map(SearchCase::query)
                .map(SearchBench::query)
                .toList();
        List<SearchQuery> hostile = Stream.of(
                        "a b c d e f g h i j k l m n o p",
                        "ing ers tion ate ous ble ent ive ity ment ness able ful ise ism ist",
                        "lllama mmistral qqwen ggemma ddeepseek pphi bbert rroberta wwhisper ggpt sstable fflux kkimi",
                        "a1b2c3 b2c3d4 c3d4e5 d4e5f6 e5f6g7 f6g7h8 g7h8i9 h8i9j0 i9j0k1 j0k1l2 k1l2m3")
                .map(SearchBench::query)
                .toList();
        System.out.printf(
                "%9s %10s %12s | %9s %9s %9s %-28s | %9s%n",
                "models", "build ms", "bytes/model", "p50 ms", "p99 ms", "slowest", "its query", "hostile");
        for (int size : sizes) {
            measure(models(size), expected, hostile, rounds);
        }
    }

    private static void measure(List<Model> models, List<SearchQuery> expected, List<SearchQuery> hostile, int rounds) {
        SearchIndex index = SearchIndex.of(models);
        search(index, expected, Math.max(5, 2_000_000 / models.size() / 50)); // warms up
        int copies = Math.max(1, 50_000 / models.size());
        long before = used();
        long start = System.nanoTime();
        List<SearchIndex> made = IntStream.range(0, copies)
                .mapToObj(copy -> SearchIndex.of(models))
                .toList();
        long build = (System.nanoTime() - start) / copies;
        long bytes = (used() - before) / copies;
        index = made.get(0);
        long[][] times = search(index, expected, rounds);
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        long[] medians =
                Arrays.stream(times).mapToLong(each -> percentile(each, 50)).toArray();
        int slowest = IntStream.range(0, medians.length)
                .reduce((one, other) -> medians[one] >= medians[other] ? one : other)
                .orElseThrow();
        long worst = Arrays.stream(search(index, hostile, rounds))
                .mapToLong(each -> percentile(each, 50))
                .max()
                .orElseThrow();
        System.out.printf(
                "%9d %10.0f %12d | %9.2f %9.2f %9.2f %-28s | %9.2f%n",
                models.size(),
                build / 1e6,
                bytes / models.size(),
                percentile(all, 50) / 1e6,
                percentile(all, 99) / 1e6,
                medians[slowest] / 1e6,
                expected.get(slowest).text(),
                worst / 1e6);
    }

    /** Returns nanoseconds by query and round. */
    private static long[][] search(SearchIndex index, List<SearchQuery> queries, int rounds) {
        long[][] times = new long[queries.size()][rounds];
        long hits = 0;
        for (int round = 0; round < rounds; round++) {
            for (int query = 0; query < times.length; query++) {
                long start = System.nanoTime();
                hits += index.search(queries.get(query), any -> true).size();
                times[query][round] = System.nanoTime() - start;
            }
        }
        if (hits < 0) {
            throw new IllegalStateException("more hits than there can be");
        }
        return times;
    }

    private static long percentile(long[] times, int percent) {
        long[] sorted = Arrays.stream(times).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static long used() {
        for (int time = 0; time < 4; time++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static SearchQuery query(String text) {
        return SearchQuery.of(ModelSearch.of(text).text());
    }

    private static List<Model> models(int count) {
        List<Model> known = SearchCase.models();
        List<Model> models = new ArrayList<>(known.subList(0, Math.min(count, known.size())));
        Set<String> taken =
                models.stream().map(Model::id).map(ModelId::key).collect(Collectors.toCollection(HashSet::new));
        Random random = new Random(42);
        while (models.size() < count) {
            String base = known.get(random.nextInt(known.size())).id();
            String form = FORMS[random.nextInt(FORMS.length)];
            String id = word(random) + '/' + base.substring(base.indexOf('/') + 1) + form.formatted(word(random));
            if (taken.add(ModelId.key(id))) {
                models.add(SearchCase.model(id, (long) Math.pow(10, 6 * random.nextDouble() * random.nextDouble())));
            }
        }
        return models;
    }

    /** Makes a name of two to five syllables: short names repeat, long ones hardly do. */
    private static String word(Random random) {
        return random.ints(2L + random.nextInt(4), 0, CONSONANTS.length() * VOWELS.length())
                .mapToObj(syllable ->
                        "" + CONSONANTS.charAt(syllable / VOWELS.length()) + VOWELS.charAt(syllable % VOWELS.length()))
                .collect(Collectors.joining());
    }
}
