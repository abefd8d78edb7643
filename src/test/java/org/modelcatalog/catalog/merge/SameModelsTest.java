package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.catalog.merge.MergeRows.hub;
import static org.modelcatalog.catalog.merge.MergeRows.row;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Model;

class SameModelsTest {

    @Test
    void aHubIdIsOneModelWhateverItsCaseAndTheIdsOfTheRows() {
        assertOne(hub("Acme/One", 1), row("openrouter", "acme-labs/uno", "acme-labs/uno", "acme/ONE"));
    }

    @Test
    void rowsOfDifferentHubIdsAreNeverOneEvenWithOneSlug() {
        assertSeveral(row("openrouter", "a/one", "a/slug", "a/One-v1"), row("other", "b/one", "a/slug", "a/One-v2"));
    }

    @Test
    void withoutAHubIdTheSlugTellsWhateverItsCase() {
        assertOne(row("openrouter", "a/one-1", "a/One", null), row("portkey", "@x/a/one", "a/one", null));
    }

    @Test
    void withoutAHubIdTheIdOfOneMayBeTheSlugOfTheOther() {
        assertOne(row("openrouter", "a/one", "a/one-20250101", null), row("portkey", "@x/a/one", "a/one", null));
    }

    /** Every second row hangs the chain so far on one more name: followed link by link, that is a billion steps. */
    @Test
    void aHostileChainOfNamesIsFollowedOnceAndBreaksNothing() {
        List<Model> chain = IntStream.range(0, 25_000)
                .boxed()
                .flatMap(i -> Stream.of(
                        row("hostile", "x/" + (100_000 + i), "m/0", null),
                        row("hostile", "a/" + (900_000 - i), "x/" + (100_000 + i), null)))
                .toList();

        var same = new SameModels(chain);

        assertThat(chain.stream().map(same::key).distinct()).hasSize(1);
    }

    @Test
    void aFormerIdThatAnotherGatewayGoesOnUsingIsTheHubsModel() {
        Model renamed = MergeRows.hub("a/new", 1, "a/old");

        assertOne(renamed, row("featherless", "a/old", "a/old", "a/old"));
    }

    @Test
    void rowsThatShareNoNameAreDifferentModels() {
        assertSeveral(row("openrouter", "a/one", "a/one", null), row("openrouter", "a/two", "a/two", null));
    }

    @ParameterizedTest
    @CsvSource({"a/one, a/other", "a/other, a/one"})
    void aRowWithoutAHubIdIsCountedToTheHubIdThatIsItsNameOrTheNameOfWhoHasOne(String id, String slug) {
        assertOne(row("portkey", id, slug, null), hub("A/One", 1));
        assertOne(row("portkey", id, slug, null), row("openrouter", "a/one", "a/x", "b/Hub-Id"));
        assertOne(row("portkey", id, slug, null), row("openrouter", "a/x", "a/one", "b/Hub-Id"));
    }

    @Test
    void aNameThatRowsOfDifferentHubIdsShareTellsNothing() {
        Model nobodys = row("portkey", "@x/a/one", "a/one", null);
        Model one = row("openrouter", "a/x", "a/one", "b/One");
        Model two = row("other", "a/one", "a/y", "b/Two");

        assertSeveral(nobodys, one, two);
    }

    @Test
    void aHubIdIsNobodyElsesName() {
        Model hub = hub("a/one", 1);
        Model claimant = row("openrouter", "b/two", "a/one", "b/Two");
        Model nameless = row("portkey", "@x/a/one", "a/one", null);
        var same = new SameModels(List.of(hub, hub("b/two", 1), claimant, nameless));

        assertThat(same.key(nameless)).isEqualTo(same.key(hub));
        assertThat(same.key(claimant)).isNotEqualTo(same.key(hub));
    }

    @Test
    void aVariantOfAnOfferIsTheModel() {
        assertOne(
                row("openrouter", "a/one", "a/one-20250101", null),
                row("openrouter", "a/one:free", "a/one-20250301", null));
        assertOne(row("openrouter", "a/one:free", "a/other", null), hub("A/One", 1));
    }

    @Test
    void aFormerHubIdOfARowThatIsNamedAsTheHubNamesItNowIsThatModel() {
        assertOne(
                hub("meta-llama/Llama-3.1-8B-Instruct", 1),
                row(
                        "openrouter",
                        "meta-llama/llama-3.1-8b-instruct",
                        "meta-llama/llama-3.1-8b-instruct",
                        "meta-llama/Meta-Llama-3.1-8B-Instruct"));
    }

    @Test
    void aFormerHubIdThatAnotherGatewayStillListsIsThatModelToo() {
        assertOne(
                hub("meta-llama/Llama-3.1-8B-Instruct", 1),
                row(
                        "openrouter",
                        "meta-llama/llama-3.1-8b-instruct",
                        "meta-llama/llama-3.1-8b-instruct",
                        "meta-llama/Meta-Llama-3.1-8B-Instruct"),
                row(
                        "featherless",
                        "meta-llama/Meta-Llama-3.1-8B-Instruct",
                        "meta-llama/Meta-Llama-3.1-8B-Instruct",
                        "meta-llama/Meta-Llama-3.1-8B-Instruct"));
    }

    @Test
    void aHubIdThatNobodyListsIsAFormerOneEvenWhenAnotherGatewayThanTheHubListsTheName() {
        assertOne(row("openrouter", "a/one", "a/one", "a/Former"), row("featherless", "A/One", "A/One", "A/One"));

        Model named = row("openrouter", "a/one", "a/one", "a/Listed");
        Model one = row("featherless", "A/One", "A/One", "A/One");
        var same = new SameModels(List.of(named, one, row("featherless", "a/Listed", "a/Listed", "a/Listed")));
        assertThat(same.key(named)).isNotEqualTo(same.key(one));
    }

    @Test
    void aHubIdThatTheHubListsIsNotAFormerOneWhateverTheRowIsCalled() {
        Model named = row("openrouter", "a/one", "a/one", "a/One-it");
        var same = new SameModels(List.of(hub("a/one-it", 1), hub("a/one", 1), named));
        assertThat(same.key(named)).isEqualTo(same.key(hub("a/one-it", 1)));
    }

    @Test
    void anAliasOfAHubRowIsItsFormerHubId() {
        assertOne(hub("a/new", 1, "A/Old"), row("openrouter", "x/y", "x/y", "a/old"));
    }

    @Test
    void whatTheHubSaysOfAFormerIdGoesBeforeWhatARowIsCalled() {
        Model renamed = hub("z/new", 1, "a/old");
        Model namesake = hub("b/x", 1);
        Model row = row("openrouter", "b/x", "b/x", "a/old");
        var same = new SameModels(List.of(renamed, namesake, row));

        assertThat(same.key(row)).isEqualTo(same.key(renamed)).isNotEqualTo(same.key(namesake));
    }

    @Test
    void anAliasThatIsSomebodysIdAgainIsNot() {
        assertSeveral(hub("a/new", 1, "a/old"), hub("a/old", 1));
    }

    private static void assertOne(Model... rows) {
        var same = new SameModels(List.of(rows));
        assertThat(List.of(rows)).extracting(same::key).containsOnly(same.key(rows[0]));
    }

    private static void assertSeveral(Model... rows) {
        var same = new SameModels(List.of(rows));
        assertThat(List.of(rows)).extracting(same::key).doesNotHaveDuplicates();
    }
}
