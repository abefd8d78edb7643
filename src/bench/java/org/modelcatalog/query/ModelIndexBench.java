package org.modelcatalog.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.search.ModelSearch;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Queries over 100,000 models, another one each time. */
@State(Scope.Thread)
public class ModelIndexBench {

    private static final int QUESTIONS = 64;
    private static final List<Sort.Key> KEYS = List.of(Sort.Key.values());

    private final Random random = new Random(1);
    private final List<Model> models = SyntheticModels.of(100_000);
    private final ModelIndex index = ModelIndex.of(models);
    private final CatalogSnapshot snapshot =
            CatalogSnapshot.of(Gateway.HUGGING_FACE, new FetchedModels(models, Map.of(), Instant.EPOCH, List.of()));
    private final List<ModelFilter> filters = questions(number -> filter());
    private final List<Sort> sorts =
            questions(number -> new Sort(KEYS.get(number % KEYS.size()), random.nextBoolean()));
    private final List<ModelSearch> searches =
            questions(number -> ModelSearch.of("family" + number % 60 + " " + (1 + random.nextInt(90)) + "b"));
    private final List<Model> selected = index.select(filters.get(0), null);
    private int next;

    /** Three filters: a task, one of two licenses, and downloads. */
    @Benchmark
    public List<Model> filter3() {
        return index.select(next(filters), null);
    }

    /** Sorts all models. */
    @Benchmark
    public List<Model> sortAll() {
        return index.select(ModelFilter.ALL, next(sorts));
    }

    /** All facets under three filters. */
    @Benchmark
    public Facets facets() {
        return index.facets(next(filters));
    }

    /** A page of the models that match. */
    @Benchmark
    public Page<Model> page() {
        return Page.of(selected, 50 * (next++ & 7), 50);
    }

    /** Searches for two words. */
    @Benchmark
    public List<Model> search() {
        return next(searches).apply(snapshot, snapshot.models());
    }

    private <T> T next(List<T> questions) {
        return questions.get(next++ % QUESTIONS);
    }

    private ModelFilter filter() {
        return new ModelFilter(
                OwnerFilter.parse(null),
                Map.of(
                        Facet.TASK, List.of(SyntheticModels.skewed(random, SyntheticModels.TASKS)),
                        Facet.LICENSE,
                                List.of(
                                        SyntheticModels.skewed(random, SyntheticModels.LICENSES),
                                        SyntheticModels.skewed(random, SyntheticModels.LICENSES))),
                Map.of(Measure.DOWNLOADS, new Range(BigDecimal.valueOf(random.nextInt(500)), null)),
                List.of());
    }

    private static <T> List<T> questions(IntFunction<T> question) {
        return IntStream.range(0, QUESTIONS).mapToObj(question).toList();
    }
}
