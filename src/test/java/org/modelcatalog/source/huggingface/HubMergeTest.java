package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HubMergeTest {

    @Test
    void ordersByDownloadsDescendingThenId() {
        assertThat(ids(HubRecords.of("1", "b/B", 5), HubRecords.of("2", "a/A", 5), HubRecords.of("3", "c/C", 9)))
                .containsExactly("c/C", "a/A", "b/B");
    }

    @Test
    void twoIdsOfOneModelAreOneRowUnderTheIdWithAnOwner() {
        assertThat(ids(HubRecords.of("1", "aurora", 5), HubRecords.of("1", "acme-ai/aurora", 5)))
                .containsExactly("acme-ai/aurora");
    }

    @Test
    void idsThatDifferInCaseOnlyAreOneRow() {
        assertThat(ids(HubRecords.of("1", "acme-ai/Aurora", 5), HubRecords.of("2", "Acme-AI/aurora", 6)))
                .containsExactly("Acme-AI/aurora");
    }

    @Test
    void privateModelsAreDroppedAndCounted() {
        var merge = new HubMerge();
        merge.add(new HubPage(List.of(HubRecords.of("{'id':'acme-ai/Secret','private':true}")), Map.of("no_id", 2)));

        assertThat(merge.models()).isEmpty();
        assertThat(merge.skipped()).isEqualTo(Map.of("private", 1, "no_id", 2));
    }

    @Property
    void theOrderInWhichWalksBringModelsDoesNotMatter(
            @ForAll("records") List<HubRecord> records, @ForAll Random random) {
        var shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);

        assertThat(merged(shuffled)).isEqualTo(merged(records));
    }

    @Property
    void noModelTwiceNoneInventedAndDownloadsNeverRise(@ForAll("records") List<HubRecord> records) {
        List<HubRecord> models = merged(records);

        assertThat(records).containsAll(models);
        var hubIds = new HashSet<String>();
        var ids = new HashSet<String>();
        long last = Long.MAX_VALUE;
        for (HubRecord model : models) {
            assertThat(hubIds.add(model.hubId())).isTrue();
            assertThat(ids.add(model.id().toLowerCase(Locale.ROOT))).isTrue();
            assertThat(model.downloads()).isLessThanOrEqualTo(last);
            last = model.downloads();
        }
    }

    @Property
    void noModelIsLost(@ForAll("records") List<HubRecord> records) {
        // HubRecords of one model share an _id or an id, directly or by way of others.
        var kept = new HashSet<String>();
        merged(records).forEach(model -> kept.addAll(identities(model)));
        boolean grown = true;
        while (grown) {
            grown = records.stream()
                    .filter(model -> identities(model).stream().anyMatch(kept::contains))
                    .map(model -> kept.addAll(identities(model)))
                    .toList()
                    .contains(true);
        }

        assertThat(records).allMatch(model -> kept.containsAll(identities(model)));
    }

    @Provide
    Arbitrary<List<HubRecord>> records() {
        Arbitrary<String> hubIds = Arbitraries.integers().between(0, 9).map(number -> "id" + number);
        Arbitrary<String> ids = Arbitraries.of("a/x", "A/X", "a/y", "b/x", "x", "y", "c/z", "c/Z", "d/w");
        Arbitrary<Long> downloads = Arbitraries.longs().between(0, 3);
        return Combinators.combine(hubIds, ids, downloads)
                .as(HubRecords::of)
                .list()
                .ofMaxSize(30);
    }

    private static Set<String> identities(HubRecord model) {
        return Set.of(model.hubId(), model.id().toLowerCase(Locale.ROOT));
    }

    private static List<String> ids(HubRecord... records) {
        return merged(List.of(records)).stream().map(HubRecord::id).toList();
    }

    private static List<HubRecord> merged(List<HubRecord> records) {
        var merge = new HubMerge();
        records.forEach(merge::add);
        return merge.models();
    }
}
