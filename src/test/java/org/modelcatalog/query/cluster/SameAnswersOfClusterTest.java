package org.modelcatalog.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.RandomModels;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.disk.DiskEngine;
import org.modelcatalog.query.disk.MirroredRows;
import org.modelcatalog.query.search.ModelSearch;
import org.modelcatalog.support.Folders;
import org.modelcatalog.support.OpenSearchNodes;

/** One definition, three executions: memory, the index on disk and a cluster answer the same. */
class SameAnswersOfClusterTest {

    private static final int TRIES = 4;
    private static final int QUESTIONS = 16;
    private static final List<String> SEARCHES = List.of(
            "aurora",
            "Aurora 7b",
            "starling acme",
            "auror",
            "arora",
            "staring2",
            "aurora7b",
            "lin",
            "cobalt/aurora-1b0",
            "北斗",
            "b",
            "nothing at all");

    private Path folder;
    private DiskEngine disk;
    private ClusterEngine cluster;

    @BeforeTry
    void open() throws IOException {
        folder = Files.createTempDirectory("same-answers");
        disk = DiskEngine.open(folder);
        cluster = ClusterEngine.open(OpenSearchNodes.shared(), "same-" + UUID.randomUUID());
    }

    @AfterTry
    void close() throws IOException {
        cluster.close();
        disk.close();
        Folders.delete(folder);
    }

    private ModelIndex written(List<MirroredModel> rows, long seed) {
        MirroredRows.write(cluster.store(), cluster.store()::refresh, rows, new Random(seed));
        MirroredRows.write(disk.store(), disk::refresh, rows, new Random(seed));
        return ModelIndex.of(MirroredRows.listed(rows));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void pagesCountsAndFacetsAreThose(@ForAll long seed) {
        var random = new Random(seed);
        List<MirroredModel> rows = MirroredRows.random(random, 200);
        ModelIndex expected = written(rows, seed);
        ModelQueries queries = cluster.queries();

        assertThat(queries.size()).isEqualTo(rows.size());
        for (int question = 0; question < QUESTIONS; question++) {
            ModelFilter filter = question == 0 ? ModelFilter.ALL : RandomModels.filter(random);
            Sort sort = sort(random);
            List<Model> models = said(expected.select(filter, sort));
            assertThat(queries.page(filter, sort, 0, 1000).items())
                    .as("%s by %s", filter, sort)
                    .isEqualTo(models);
            int offset = random.nextInt(20);
            Page<Model> page = queries.page(filter, sort, offset, 5);
            assertThat(page.items())
                    .isEqualTo(models.stream().skip(offset).limit(5).toList());
            assertThat(page.total()).isEqualTo(models.size());
            assertThat(queries.page(filter, sort, offset, null).items())
                    .hasSize(Math.max(0, models.size() - offset))
                    .containsExactlyElementsOf(models.stream().skip(offset).toList());
            assertThat(queries.facets(filter)).as("facets of %s", filter).isEqualTo(expected.facets(filter));
            assertThat(queries.owners(filter, 0, null)).isEqualTo(disk.queries().owners(filter, 0, null));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void pageByPageIsTheWholeListInBoth(@ForAll long seed) {
        var random = new Random(seed);
        ModelIndex expected = written(MirroredRows.random(random, 60), seed);
        for (int question = 0; question < QUESTIONS; question++) {
            ModelFilter filter = random.nextBoolean() ? ModelFilter.ALL : RandomModels.filter(random);
            Sort sort = sort(random);
            int limit = 1 + random.nextInt(9);
            List<Model> models = said(expected.select(filter, sort));
            assertThat(paged(cluster.queries(), filter, sort, limit))
                    .as("%s by %s", filter, sort)
                    .isEqualTo(models);
            assertThat(cluster.queries().page(filter, sort, 0, limit).end())
                    .isEqualTo(disk.queries().page(filter, sort, 0, limit).end());
        }
    }

    @Property(tries = TRIES / 2, shrinking = ShrinkingMode.OFF)
    void searchesAndIdsFindTheSame(@ForAll long seed) {
        var random = new Random(seed);
        List<MirroredModel> rows = MirroredRows.random(random, 150);
        written(rows, seed);
        for (String search : SEARCHES) {
            ModelFilter filter = random.nextBoolean() ? ModelFilter.ALL : RandomModels.filter(random);
            int offset = random.nextInt(4);
            assertThat(cluster.queries().search(ModelSearch.of(search), filter, offset, 20))
                    .as("%s of %s", search, filter)
                    .isEqualTo(disk.queries().search(ModelSearch.of(search), filter, offset, 20));
        }
        List<Model> listed = MirroredRows.listed(rows);
        listed.stream().limit(10).forEach(model -> {
            Model first = listed.stream()
                    .filter(other -> Facet.key(other.id()).equals(Facet.key(model.id())))
                    .findFirst()
                    .orElseThrow();
            assertThat(ClusteredQueries.find(
                            cluster.store().search(), model.id().toUpperCase(Locale.ROOT)))
                    .contains(first);
        });
        assertThat(ClusteredQueries.find(cluster.store().search(), "nobody/nothing"))
                .isEmpty();
    }

    private static List<Model> paged(ModelQueries queries, ModelFilter filter, Sort sort, int limit) {
        List<Model> paged = new ArrayList<>();
        Page<Model> page = queries.page(filter, sort, 0, limit);
        paged.addAll(page.items());
        while (page.end() != null) {
            page = queries.page(filter, sort, new Cursor("any", "any", paged.size(), page.end()), limit);
            assertThat(page.offset()).isEqualTo(paged.size());
            paged.addAll(page.items());
        }
        return paged;
    }

    private static List<Model> said(List<Model> models) {
        return models.stream().map(NotMirrored::said).toList();
    }

    private static Sort sort(Random random) {
        Sort.Key key = Sort.Key.values()[random.nextInt(Sort.Key.values().length)];
        return random.nextInt(4) == 0 ? null : new Sort(key, random.nextBoolean());
    }
}
