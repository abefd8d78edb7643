package org.modelcatalog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

class SearchPropertiesTest {

    @Property
    void theVeryIdIsAlwaysTheFirst(@ForAll("catalogs") List<Model> models, @ForAll @IntRange(max = 1000) int choice) {
        String id = models.get(choice % models.size()).id();

        assertThat(search(id, models)).first().isEqualTo(id);
    }

    @Property
    void anyBeginningOfATokenFindsTheModel(
            @ForAll("tokens") List<String> tokens,
            @ForAll("catalogs") List<Model> others,
            @ForAll @IntRange(max = 1000) int choice,
            @ForAll @IntRange(max = 1000) int cut) {
        String id = "o/" + String.join("-", tokens);
        String token = tokens.get(choice % tokens.size());
        String beginning = token.substring(0, 1 + cut % token.length());
        List<Model> models = new ArrayList<>(others);
        models.add(SearchCase.model(id, 0));

        assertThat(search(beginning, models)).contains(id);
    }

    @Property
    void theOrderOfTheModelsDoesNotMatter(
            @ForAll("catalogs") List<Model> models, @ForAll("queries") String query, @ForAll Random random) {
        List<Model> shuffled = new ArrayList<>(models);
        Collections.shuffle(shuffled, random);

        assertThat(search(query, shuffled)).isEqualTo(search(query, models));
    }

    @Property
    void whateverIsTypedIsAnswered(@ForAll("catalogs") List<Model> models, @ForAll String query) {
        assertThat(search(query, models)).hasSizeLessThanOrEqualTo(models.size());
    }

    @Provide
    Arbitrary<List<Model>> catalogs() {
        Arbitrary<String> segment = Arbitraries.strings()
                .withChars("abAB12-_.")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(written -> written.chars().anyMatch(Character::isLetterOrDigit));
        Arbitrary<String> id = Combinators.combine(segment, segment)
                .as((owner, name) -> owner.length() > 6 ? name : owner + "/" + name)
                .filter(ModelId::isValid);
        return Combinators.combine(id, Arbitraries.longs().between(0, 1_000_000))
                .as(SearchCase::model)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .uniqueElements(model -> ModelId.key(model.id()));
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        Arbitrary<String> letters =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> numbers = Arbitraries.integers().between(0, 999).map(String::valueOf);
        Arbitrary<String> sizes = Arbitraries.of("8b", "1.5b", "70B", "3.1", "128k");
        return Arbitraries.oneOf(letters, numbers, sizes).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.strings().withChars("abAB12-. ").ofMinLength(1).ofMaxLength(9);
    }

    private static List<String> search(String query, List<Model> models) {
        return SearchIndex.of(models)
                .search(SearchQuery.of(ModelSearch.of(query).text()), any -> true)
                .stream()
                .map(Model::id)
                .toList();
    }
}
