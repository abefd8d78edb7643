package org.modelcatalog.query.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Owner;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.search.SearchCase;

class HubSearchTest {

    @TempDir
    Path folder;

    private HubIndex index;
    private HubQueries queries;

    @BeforeEach
    void index() {
        index = HubIndex.open(folder);
        List<MirroredModel> rows = new ArrayList<>();
        for (Model model : SearchCase.models()) {
            rows.add(new MirroredModel("%024x".formatted(rows.size()), model));
        }
        index.write(new MirrorBatch(rows, 1, MirroredRows.state(1, 0)));
        index.refresh();
        queries = new HubQueries(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void whatIsMeantIsNearlyAlwaysAmongTheFirstTen() {
        List<SearchCase> cases = SearchCase.all();
        List<String> missed = cases.stream()
                .filter(query -> {
                    int rank = query.rank(queries.search(query.query(), ModelFilter.ALL, 0, 10)
                            .items());
                    return rank == 0;
                })
                .map(SearchCase::query)
                .toList();
        assertThat(1 - (double) missed.size() / cases.size())
                .as("missed %s", missed)
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void anIdIsTheFirstHitInAnyCase() {
        for (Model model : SearchCase.models()) {
            assertThat(queries.search(model.id().toUpperCase(Locale.ROOT), ModelFilter.ALL, 0, 1)
                            .items())
                    .containsExactly(model);
        }
    }

    @Test
    void pagesOfASearchAreItsWholeListAndTheTotalStays() {
        Page<Model> whole = queries.search("llama", ModelFilter.ALL, 0, 1000);
        List<Model> paged = new ArrayList<>();
        for (int offset = 0; offset < whole.total(); offset += 7) {
            Page<Model> page = queries.search("llama", ModelFilter.ALL, offset, 7);
            assertThat(page.total()).isEqualTo(whole.total());
            paged.addAll(page.items());
        }
        assertThat(paged).isEqualTo(whole.items()).hasSize(whole.total()).doesNotHaveDuplicates();
    }

    @Test
    void aSearchKeepsToItsFilter() {
        ModelFilter owned = new ModelFilter(OwnerFilter.parse("meta-llama"), Map.of(), Map.of(), List.of());
        assertThat(queries.search("llama", owned, 0, 100).items())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.owner()).isEqualTo("meta-llama"));
    }

    @Test
    void hostileTextsAreAnsweredOrRefused() {
        List.of(
                        "",
                        " - ",
                        "a b c d e f g h i j k l m n o p q r s t",
                        "a1b2c3 b2c3d4 c3d4e5 d4e5f6 e5f6g7 f6g7h8 g7h8i9 h8i9j0 i9j0k1 j0k1l2 k1l2m3",
                        "lllama mmistral qqwen ggemma ddeepseek pphi bbert rroberta wwhisper ggpt sstable fflux",
                        "*:* OR [a TO z] ~~ \\",
                        "\ud800 \u0000",
                        "x".repeat(100_000))
                .forEach(text -> assertThat(
                                queries.search(text, ModelFilter.ALL, 0, 10).items())
                        .hasSizeLessThanOrEqualTo(10));
        assertThatThrownBy(() -> queries.search("llama", ModelFilter.ALL, 9_999, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queries.page(ModelFilter.ALL, null, Integer.MAX_VALUE, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ownersAreListedByTheirNumberOfModels() {
        Page<Owner> owners = queries.owners(ModelFilter.ALL, 0, 1000);
        List<String> expected = Owner.of(SearchCase.models()).stream()
                .map(owner -> owner.slug() + ' ' + owner.modelCount())
                .toList();
        assertThat(owners.items().stream().map(owner -> owner.slug() + ' ' + owner.modelCount()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(owners.items()).isSortedAccordingTo((one, other) -> other.modelCount() - one.modelCount());
        assertThat(queries.owners(ModelFilter.ALL, 3, 4).items())
                .isEqualTo(owners.items().subList(3, 7));
    }
}
