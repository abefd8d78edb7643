package org.modelcatalog.catalog.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.history.ModelChanges;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class CatalogChangeTest {

    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = EARLIER.plusSeconds(3600);

    @Property
    void whatIsAddedAndRemovedMakesTheOldIdsTheNewOnes(
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> before,
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> after) {
        CatalogChange change = between(numbered(before, "one"), numbered(after, "one"));

        Set<String> ids = new HashSet<>(ids(numbered(before, "one")));
        assertThat(ids).containsAll(change.removed().ids());
        assertThat(change.added().ids()).noneMatch(ids::contains);
        ids.removeAll(change.removed().ids());
        ids.addAll(change.added().ids());
        assertThat(ids).isEqualTo(new HashSet<>(ids(numbered(after, "one"))));
        assertThat(change.changed().ids()).isEmpty();
    }

    @Property
    void whatIsChangedIsInBothAndSaysSomethingElse(
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> before,
            @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> after) {
        CatalogChange change = between(numbered(before, "one"), numbered(after, "other"));

        Set<Integer> both = new HashSet<>(before);
        both.retainAll(after);
        assertThat(change.changed().ids()).containsExactlyInAnyOrderElementsOf(ids(numbered(both, "one")));
        assertThat(change.changed().count()).isEqualTo(both.size());
    }

    @Test
    void aLaterLookAtTheSameIsNoChange() {
        CatalogChange change = between(List.of(seen(EARLIER, "router")), List.of(seen(LATER, "router")));

        assertThat(change.changed().count()).isZero();
    }

    @Test
    void anotherSourceOfTheSameValueChangesNoField() {
        CatalogChange change = between(List.of(seen(EARLIER, "router")), List.of(seen(LATER, "hub")));

        assertThat(change.changed().count()).isZero();
        assertThat(change.volatileOnly()).isEqualTo(1);
    }

    @Test
    void modelsOfWhichOnlyDownloadsMovedAreNotChanged() {
        CatalogChange change = between(List.of(downloaded(7)), List.of(downloaded(8)));

        assertThat(change.changed().count()).isZero();
        assertThat(change.volatileOnly()).isEqualTo(1);
    }

    @Test
    void changedFieldsAreNamedAndCounted() {
        CatalogChange change = between(
                List.of(priced("a/b", "1"), priced("a/c", "1"), priced("a/d", "1")),
                List.of(priced("a/b", "2"), priced("a/c", "2"), priced("a/d", "1")));

        assertThat(change.fields())
                .containsOnlyKeys("a/b", "a/c")
                .containsEntry("a/b", List.of("pricing.prompt", "providers.groq.pricing.prompt"));
        assertThat(change.fieldCounts())
                .containsExactly(Map.entry("pricing.prompt", 2), Map.entry("providers.pricing.prompt", 2));
    }

    @Test
    void ofAChangeTheChosenFieldsAreLeft() {
        CatalogChange change = between(
                List.of(priced("a/b", "1"), Models.model("a/c", "one", "a"), Models.model("a/gone", "one", "a")),
                List.of(priced("a/b", "2"), Models.model("a/c", "other", "a"), Models.model("a/new", "one", "a")));

        assertThat(change.about(Set.of())).containsSame(change);
        assertThat(change.about(Set.of("pricing", "removed"))).hasValueSatisfying(part -> {
            assertThat(part.fields()).containsExactly(Map.entry("a/b", List.of("pricing.prompt")));
            assertThat(part.changed().count()).isEqualTo(1);
            assertThat(part.removed().ids()).containsExactly("a/gone");
            assertThat(part.added().count()).isZero();
        });
        assertThat(change.about(Set.of("providers.pricing")))
                .hasValueSatisfying(part -> assertThat(part.changed().ids()).containsExactly("a/b"));
        assertThat(change.about(Set.of("limits", "price"))).isEmpty();
    }

    @Test
    void theFirstSnapshotFollowsNothing() {
        CatalogChange change = CatalogChange.first(MadeUpChanges.snapshot("hug", Models.of("a/b", "a/c"), LATER));

        assertThat(change.previous()).isNull();
        assertThat(change.added().ids()).containsExactly("a/b", "a/c");
        assertThat(change.now().total()).isEqualTo(2);
    }

    @Test
    void ofVeryManyIdsTheFirstAreNamedAndAllAreCounted() {
        List<Model> many = numbered(IntStream.range(0, 1500).boxed().toList(), "one");

        CatalogChange change = between(many, List.of());

        assertThat(change.removed().count()).isEqualTo(1500);
        assertThat(change.removed().ids()).isEqualTo(ids(many).subList(0, 1000));
    }

    private static CatalogChange between(List<Model> before, List<Model> after) {
        CatalogSnapshot earlier = MadeUpChanges.snapshot("hug", before, EARLIER);
        CatalogSnapshot later = MadeUpChanges.snapshot("hug", after, LATER);
        return CatalogChange.between(earlier, later, ModelChanges.between(earlier, later));
    }

    private static Model downloaded(long downloads) {
        return Models.row("hug", "a/b")
                .hub(Models.metrics(downloads, null, null))
                .build();
    }

    private static Model priced(String id, String prompt) {
        return Models.row("hug", id)
                .offers(OfferBuilder.offer("groq").prices(prompt, "3").build())
                .build();
    }

    private static Model seen(Instant at, String source) {
        Model model = Models.model("a/b", "B", "a");
        return model.with(model.hub(), Map.of(ModelField.CONTEXT_LENGTH, new Origin(source, "rule", at)));
    }

    private static List<Model> numbered(Iterable<Integer> numbers, String name) {
        var models = new java.util.ArrayList<Model>();
        numbers.forEach(number -> models.add(Models.model("owner/" + number, name, "owner")));
        return models;
    }

    private static List<String> ids(List<Model> models) {
        return models.stream().map(Model::id).toList();
    }
}
