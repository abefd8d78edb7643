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
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.support.Models;

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
    void anotherSourceOfTheSameValueIsAChange() {
        CatalogChange change = between(List.of(seen(EARLIER, "router")), List.of(seen(LATER, "hub")));

        assertThat(change.changed().ids()).containsExactly("a/b");
    }

    @Test
    void theFirstSnapshotFollowsNothing() {
        CatalogChange change =
                CatalogChange.between(null, MadeUpChanges.snapshot("hug", Models.of("a/b", "a/c"), LATER));

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
        return CatalogChange.between(
                MadeUpChanges.snapshot("hug", before, EARLIER), MadeUpChanges.snapshot("hug", after, LATER));
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
