package org.modelcatalog.catalog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Lifecycle.Status;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;

/** When models come into a list, leave it, come back and change their id. */
class ListingTrackerTest {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant FIRST = Instant.parse("2026-01-15T09:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3600);
    private static final Instant THIRD = SECOND.plusSeconds(3600);

    @Test
    void ofTheFirstFetchItIsUnknownSinceWhenModelsAreListed() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"));

        assertThat(first.models()).allMatch(model -> model.listing().firstSeen() == null);
        assertThat(first.past().since()).isEqualTo(FIRST);
    }

    @Test
    void aModelThatComesLaterIsFirstSeenThenAndStaysSo() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"));
        FetchedModels second = fetch(first, SECOND, row("a/one"), row("a/two"));
        FetchedModels third = fetch(second, THIRD, row("a/one"), row("a/two"));

        assertThat(third.models())
                .extracting(model -> model.listing().firstSeen())
                .containsExactly(null, SECOND);
        assertThat(third.models()).isEqualTo(second.models());
    }

    @Test
    void afterAPartialFirstFetchNothingIsCalledNew() {
        FetchedModels first = partial(FetchedModels.NONE, FIRST, row("a/one"));
        FetchedModels second = fetch(first, SECOND, row("a/one"), row("a/two"));

        assertThat(second.models()).allMatch(model -> model.listing().firstSeen() == null);
        assertThat(second.past().since()).isEqualTo(SECOND);
    }

    @Test
    void aModelThatLeavesItsListIsKeptWithoutALiveOffer() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"), row("a/two"));

        Model gone = only(fetch(first, SECOND, row("a/one")).past().withdrawn());

        assertThat(gone.id()).isEqualTo("a/two");
        assertThat(gone.listing().lastSeen()).isEqualTo(FIRST);
        assertThat(gone.serving().servable()).isFalse();
        assertThat(gone.serving().offers()).hasSize(1);
        assertThat(gone.lifecycle().status()).isEqualTo(Status.UNLISTED);
    }

    @Test
    void aModelThatComesBackIsListedAsBefore() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"));
        FetchedModels second = fetch(first, SECOND, row("a/one"), row("a/two"));
        FetchedModels without = fetch(second, THIRD, row("a/one"));
        FetchedModels again = fetch(without, THIRD.plusSeconds(3600), row("a/one"), row("A/Two"));

        assertThat(again.past().withdrawn()).isEmpty();
        assertThat(again.models().get(1).listing().firstSeen()).isEqualTo(SECOND);
        assertThat(again.models().get(1).lifecycle().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void whatIsLongGoneIsForgotten() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"), row("a/two"));
        FetchedModels second = fetch(first, SECOND, row("a/one"));
        FetchedModels inTime = fetch(second, FIRST.plus(KEPT).minusMillis(1), row("a/one"));
        FetchedModels late = fetch(second, FIRST.plus(KEPT), row("a/one"));

        assertThat(inTime.past().withdrawn()).hasSize(1);
        assertThat(late.past().withdrawn()).isEmpty();
    }

    @Test
    void aPartialFetchLeavesItToTheNextWholeOneWhatIsGone() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"), row("a/two"), row("a/three"));
        FetchedModels second = partial(first, SECOND, row("a/one"));
        FetchedModels third = fetch(second, THIRD, row("a/one"), row("a/three"));

        assertThat(second.past().withdrawn()).isEmpty();
        assertThat(only(third.past().withdrawn()).listing().lastSeen()).isEqualTo(FIRST);
        assertThat(third.models().get(1).listing().firstSeen()).isNull();
    }

    @Test
    void aSlugThatAnotherIdStandsForShowsARename() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/old", "a/model-2026"));
        FetchedModels second = fetch(first, SECOND, row("a/new", "a/model-2026"));
        FetchedModels third = fetch(second, THIRD, row("a/new", "a/model-2026"));

        assertThat(third.past().withdrawn()).isEmpty();
        assertThat(only(third.models()).ids()).containsExactly("a/new", "a/model-2026", "a/old");
        assertThat(only(third.models()).listing().firstSeen()).isNull();
    }

    @Test
    void aVariantThatGoesIsNoRename() {
        FetchedModels first =
                fetch(FetchedModels.NONE, FIRST, row("a/one", "a/one-2026"), row("a/one:free", "a/one-2026"));
        FetchedModels second = fetch(first, SECOND, row("a/one", "a/one-2026"));

        assertThat(only(second.past().withdrawn()).id()).isEqualTo("a/one:free");
        assertThat(only(second.models()).aliases()).isEmpty();
    }

    @Test
    void aFormerIdThatSomebodyElseTakesIsNobodysFormerId() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/old", "a/model-2026"));
        FetchedModels second = fetch(first, SECOND, row("a/new", "a/model-2026"));
        FetchedModels third = fetch(second, THIRD, row("a/new", "a/model-2026"), row("a/old"));

        assertThat(third.models()).extracting(Model::aliases).containsExactly(List.of(), List.of());
        assertThat(third.models().get(1).listing().firstSeen()).isEqualTo(THIRD);
    }

    @Test
    void aModelThatGoesAfterItsStatedEndIsRetired() {
        var ends = new Facts(null, null, "2026-01-15", null, null, null);
        FetchedModels first = fetch(
                FetchedModels.NONE,
                FIRST,
                row("a/one"),
                builder("a/two").facts(ends).build());
        FetchedModels early = fetch(first, SECOND, row("a/one"));
        FetchedModels late = fetch(early, Instant.parse("2026-01-16T00:00:00Z"), row("a/one"));

        assertThat(only(early.past().withdrawn()).lifecycle().status()).isEqualTo(Status.UNLISTED);
        assertThat(only(late.past().withdrawn()).lifecycle().status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void withdrawnModelsHaveABound() {
        Model[] many = IntStream.range(0, ListingTracker.MOST + 5)
                .mapToObj(number -> row("a/" + number))
                .toArray(Model[]::new);
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, many);

        assertThat(fetch(first, SECOND, row("a/other")).past().withdrawn()).hasSize(ListingTracker.MOST);
    }

    @Test
    void nothingIsKeptWhereTheOperatorWantsNone() {
        FetchedModels first = fetch(FetchedModels.NONE, FIRST, row("a/one"), row("a/two"));
        FetchedModels second = ListingTracker.track(first, fetched(SECOND, null, row("a/one")), SECOND, Duration.ZERO);

        assertThat(second.past().withdrawn()).isEmpty();
    }

    private static FetchedModels fetch(FetchedModels last, Instant at, Model... rows) {
        return ListingTracker.track(last, fetched(at, null, rows), at, KEPT);
    }

    private static FetchedModels partial(FetchedModels last, Instant at, Model... rows) {
        return ListingTracker.track(last, fetched(at, "a list did not come", rows), at, KEPT);
    }

    private static FetchedModels fetched(Instant at, String missing, Model... rows) {
        List<String> ids = Stream.of(rows).map(Model::id).toList();
        return new FetchedModels(List.of(rows), Map.of(), at, List.of(new FetchedPart("models", ids, missing)));
    }

    private static Model row(String id) {
        return builder(id).build();
    }

    private static Model row(String id, String slug) {
        return builder(id).slug(slug).build();
    }

    private static ModelBuilder builder(String id) {
        return Models.row("made-up", id).offers(Models.offer("made-up", 4096L, "0.000001"));
    }

    private static Model only(List<Model> models) {
        assertThat(models).hasSize(1);
        return models.get(0);
    }
}
