package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

class HubAssemblyTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
    private static final HubRecord ONE = HubRecords.of("1", "a/one", 30);
    private static final HubRecord TWO = HubRecords.of("2", "a/two", 20);
    private static final HubRecord THREE = HubRecords.of("3", "a/three", 10);

    @Test
    void aWholeFetchKeepsNothingOfTheEarlierOne() {
        FetchedModels earlier = first(part("p", ONE, TWO));

        FetchedModels fetched = HubAssembly.of(List.of(part("p", TWO)), RouterAnswer.NOT_ASKED, earlier, NOW);

        assertThat(ids(fetched)).containsExactly("a/two");
        assertThat(fetched.fetchedAt()).isEqualTo(NOW);
    }

    @Test
    void aPartThatIsNotWholeKeepsItsRowsAndTheCatalogIsAsOldAsThey() {
        FetchedModels earlier = first(part("p", ONE), part("q", TWO, THREE));

        FetchedModels fetched =
                HubAssembly.of(List.of(part("p", ONE), broken("q", THREE)), RouterAnswer.NOT_ASKED, earlier, NOW);

        assertThat(ids(fetched)).containsExactly("a/one", "a/two", "a/three");
        assertThat(fetched.fetchedAt()).isEqualTo(THEN);
        assertThat(fetched.parts().get(1)).isEqualTo(new FetchedPart("q", List.of("a/three", "a/two"), "no"));
    }

    @Test
    void aPartThatIsNotWholeButOfWhichNothingHadToBeKeptIsNoOlderThanThisFetch() {
        FetchedModels earlier = first(part("p", ONE), part("q", ONE));

        FetchedModels fetched =
                HubAssembly.of(List.of(part("p", ONE), broken("q")), RouterAnswer.NOT_ASKED, earlier, NOW);

        assertThat(fetched.fetchedAt()).isEqualTo(NOW);
        assertThat(fetched.parts().get(1).ids()).containsExactly("a/one");
    }

    @Test
    void aRowIsNotKeptForWhatIsNoPartAnyLonger() {
        FetchedModels earlier = first(part("p", ONE), part("old", TWO), part("q", ONE));

        assertThat(ids(HubAssembly.of(List.of(part("p", ONE), broken("q")), RouterAnswer.NOT_ASKED, earlier, NOW)))
                .containsExactly("a/one");
    }

    @Test
    void aModelThatIsPrivateNowIsNotKept() {
        FetchedModels earlier = first(part("p", ONE), part("q", TWO));
        HubRecord hidden = HubRecords.of("{'_id':'2','id':'a/two','private':true}");

        assertThat(ids(HubAssembly.of(
                        List.of(part("p", ONE, hidden), broken("q")), RouterAnswer.NOT_ASKED, earlier, NOW)))
                .containsExactly("a/one");
    }

    @Test
    void aPartNamesItsModelsAsTheyAreListed() {
        HubRecord renamed = HubRecords.of("1", "a/uno", 31);

        FetchedModels fetched = HubAssembly.of(
                List.of(part("p", ONE), part("q", renamed)), RouterAnswer.NOT_ASKED, FetchedModels.NONE, NOW);

        assertThat(fetched.parts()).extracting(FetchedPart::ids).containsOnly(List.of("a/uno"));
    }

    @Test
    void whenNoPartComesTheFirstOneSaysWhy() {
        assertThatThrownBy(() -> HubAssembly.of(
                        List.of(broken("p", ONE), broken("q")), RouterAnswer.NOT_ASKED, first(part("p", ONE)), NOW))
                .isInstanceOf(UpstreamException.class)
                .hasMessage("no");
    }

    @Test
    void listsThatAreAllEmptyAreNoCatalog() {
        assertThatThrownBy(() -> HubAssembly.of(
                        List.of(part("p"), part("q")), RouterAnswer.NOT_ASKED, first(part("p", ONE)), NOW))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.EMPTY));
    }

    @Test
    void anEmptyListAndAFailedOneAreNoCatalogEither() {
        assertThatThrownBy(() -> HubAssembly.of(
                        List.of(part("p"), broken("q")), RouterAnswer.NOT_ASKED, FetchedModels.NONE, NOW))
                .hasMessage("no");
    }

    @Property
    void whateverFailsNoModelIsThereTwiceAndNoneOfAFailedPartIsLost(
            @ForAll("lists") List<List<HubRecord>> before,
            @ForAll("lists") List<List<HubRecord>> after,
            @ForAll @Size(3) List<Boolean> fails) {
        FetchedModels earlier = fetch(before, List.of(false, false, false), FetchedModels.NONE, THEN);
        FetchedModels fetched = fetch(after, fails, earlier, NOW);
        if (earlier == FetchedModels.NONE || fetched == FetchedModels.NONE) {
            return; // no catalog, of which the tests above tell
        }

        List<String> keys = ids(fetched).stream().map(ModelId::key).toList();
        assertThat(keys).doesNotHaveDuplicates();
        for (FetchedPart part : fetched.parts()) {
            assertThat(keys).containsAll(part.ids().stream().map(ModelId::key).toList());
        }
        for (int i = 0; i < 3; i++) {
            if (fetched.parts().get(i).missing() != null) {
                assertThat(keysNowOrThen(fetched, fetched.parts().get(i)))
                        .containsAll(keys(earlier.parts().get(i)));
            }
        }
        assertThat(fetched.models().stream()
                        .map(model -> model.hub().downloads())
                        .toList())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Provide
    Arbitrary<List<List<HubRecord>>> lists() {
        Arbitrary<String> hubIds = Arbitraries.integers().between(0, 9).map(number -> "id" + number);
        Arbitrary<String> ids = Arbitraries.of("a/x", "A/X", "a/y", "b/x", "x", "y", "c/z", "c/Z", "d/w");
        Arbitrary<Long> downloads = Arbitraries.longs().between(0, 3);
        return Combinators.combine(hubIds, ids, downloads)
                .as(HubRecords::of)
                .list()
                .ofMaxSize(6)
                .list()
                .ofSize(3);
    }

    private static FetchedModels fetch(
            List<List<HubRecord>> lists, List<Boolean> fails, FetchedModels earlier, Instant start) {
        var parts = new ArrayList<HubPart.Brought>();
        IntStream.range(0, lists.size()).forEach(i -> {
            HubRecord[] records = lists.get(i).toArray(HubRecord[]::new);
            parts.add(fails.get(i) ? broken("part " + i, records) : part("part " + i, records));
        });
        try {
            return HubAssembly.of(parts, RouterAnswer.NOT_ASKED, earlier, start);
        } catch (UpstreamException expected) {
            return FetchedModels.NONE;
        }
    }

    private static FetchedModels first(HubPart.Brought... parts) {
        return HubAssembly.of(List.of(parts), RouterAnswer.NOT_ASKED, FetchedModels.NONE, THEN);
    }

    private static HubPart.Brought part(String name, HubRecord... records) {
        return new HubPart.Brought(name, HubPart.Kind.WALK, List.of(new HubPage(List.of(records), Map.of())), null);
    }

    private static HubPart.Brought broken(String name, HubRecord... records) {
        return new HubPart.Brought(
                name,
                HubPart.Kind.WALK,
                List.of(new HubPage(List.of(records), Map.of())),
                new UpstreamException(Reason.STATUS, "no"));
    }

    private static List<String> ids(FetchedModels fetched) {
        return fetched.models().stream().map(Model::id).toList();
    }

    /** With former ids: a repository may have been renamed between two fetches. */
    private static Set<String> keysNowOrThen(FetchedModels fetched, FetchedPart part) {
        Set<String> keys = keys(part);
        fetched.models().stream()
                .filter(model -> part.ids().contains(model.id()))
                .forEach(model -> keys.addAll(model.aliases()));
        return keys;
    }

    private static Set<String> keys(FetchedPart part) {
        return part.ids().stream().map(ModelId::key).collect(Collectors.toCollection(HashSet::new));
    }
}
