package org.modelcatalog.query.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.RandomModels;
import org.modelcatalog.query.Sort;
import org.modelcatalog.support.Folders;

/** One definition, two executions: the index on disk answers what the index in memory answers. */
class SameAnswersTest {

    private static final int TRIES = 150;
    private static final int QUESTIONS = 8;

    private Path folder;
    private HubIndex index;

    @BeforeTry
    void open() throws IOException {
        folder = Files.createTempDirectory("same-answers");
        index = HubIndex.open(folder);
    }

    @AfterTry
    void close() throws IOException {
        index.close();
        Folders.delete(folder);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void filtersSortsCountsAndFacetsAreThose(@ForAll long seed) {
        var random = new Random(seed);
        List<MirroredModel> rows = MirroredRows.random(random, 120);
        MirroredRows.write(index, rows, random);
        ModelIndex expected = ModelIndex.of(MirroredRows.listed(rows));
        var queries = new HubQueries(index);

        assertThat(index.models()).isEqualTo(rows.size());
        for (int question = 0; question < QUESTIONS; question++) {
            ModelFilter filter = RandomModels.filter(random);
            Sort sort = sort(random);
            List<Model> models = expected.select(filter, sort);
            assertThat(queries.page(filter, sort, 0, 1000))
                    .as("%s by %s", filter, sort)
                    .isEqualTo(models);
            int offset = random.nextInt(20);
            assertThat(queries.page(filter, sort, offset, 5))
                    .isEqualTo(models.stream().skip(offset).limit(5).toList());
            assertThat(queries.count(filter)).isEqualTo(models.size());
            assertThat(queries.facets(filter)).as("facets of %s", filter).isEqualTo(expected.facets(filter));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void pageByPageIsTheWholeList(@ForAll long seed) {
        var random = new Random(seed);
        List<MirroredModel> rows = MirroredRows.random(random, 60);
        MirroredRows.write(index, rows, random);
        ModelIndex expected = ModelIndex.of(MirroredRows.listed(rows));
        var queries = new HubQueries(index);

        for (int question = 0; question < QUESTIONS; question++) {
            ModelFilter filter = random.nextBoolean() ? ModelFilter.ALL : RandomModels.filter(random);
            Sort sort = sort(random);
            List<Model> models = expected.select(filter, sort);
            List<Model> paged = new ArrayList<>();
            Place place = null;
            do {
                Slice slice = queries.after(filter, sort, place, 1 + random.nextInt(9));
                assertThat(slice.total()).isEqualTo(models.size());
                assertThat(slice.before()).isEqualTo(paged.size());
                paged.addAll(slice.models());
                place = slice.next() == null
                        ? null
                        : Place.parse(slice.next().toString()).orElseThrow();
            } while (place != null && paged.size() <= models.size());
            assertThat(paged).as("%s by %s", filter, sort).isEqualTo(models);
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void everyIdIsFoundInAnyCase(@ForAll long seed) {
        var random = new Random(seed);
        List<MirroredModel> rows = MirroredRows.random(random, 60);
        MirroredRows.write(index, rows, random);
        List<Model> listed = MirroredRows.listed(rows);
        var queries = new HubQueries(index);

        for (Model model : listed) {
            Model first = listed.stream()
                    .filter(other -> Facet.key(other.id()).equals(Facet.key(model.id())))
                    .findFirst()
                    .orElseThrow();
            assertThat(queries.find(model.id().toUpperCase(Locale.ROOT))).contains(first);
        }
        assertThat(queries.find("nobody/nothing")).isEmpty();
    }

    private static Sort sort(Random random) {
        Sort.Key key = Sort.Key.values()[random.nextInt(Sort.Key.values().length)];
        return random.nextInt(4) == 0 ? null : new Sort(key, random.nextBoolean());
    }
}
