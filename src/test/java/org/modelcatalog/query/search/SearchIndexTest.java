package org.modelcatalog.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class SearchIndexTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kudulo31",
                "kudulo 31",
                "kudulo 3.1",
                "kudulo-3.1",
                "Kudulo3.1",
                "KUDULO_3_1",
                "kudulo31 8b",
                "kudulo31-8b",
                "8b/kudulo"
            })
    void spellingsOfAVersionMeet(String query) {
        assertThat(search(query, "acme/Kudulo-3.1-8B", "acme/Kudulo-3-70B", "acme/Kudulo-31B"))
                .contains("acme/Kudulo-3.1-8B")
                .doesNotContain("acme/Kudulo-3-70B");
    }

    @ParameterizedTest
    @CsvSource({
        "deepwater, acme/DeepWater-V2", "deep water, acme/deepwater-v2",
        "waterv2, acme/DeepWater-V2", "zo4o, acme/zo-4o-mini"
    })
    void neighbouringTokensAreOneWordToo(String query, String id) {
        assertThat(search(query, id)).containsExactly(id);
    }

    @Test
    void aTokenIsBetterThanABeginningAndThatThanAPartHoweverPopular() {
        assertThat(ids(
                        "pebb",
                        List.of(
                                SearchCase.model("a/chippebble", 1_000_000),
                                SearchCase.model("a/pebble", 1000),
                                SearchCase.model("a/x-pebb", 1))))
                .containsExactly("a/x-pebb", "a/pebble", "a/chippebble");
    }

    @Test
    void lettersAndNumbersMayBeApartBehindThoseThatAreTogether() {
        assertThat(ids(
                        "kudulo8b",
                        List.of(SearchCase.model("a/Kudulo-3.1-8B", 1_000_000), SearchCase.model("a/x-Kudulo-8B", 1))))
                .containsExactly("a/x-Kudulo-8B", "a/Kudulo-3.1-8B");
    }

    @Test
    void aNumberThatIsApartIsAWholeOne() {
        assertThat(search("kudulo7", "a/Kudulo-Chat-7", "a/Kudulo-Chat-70B")).containsExactly("a/Kudulo-Chat-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quilon", "quilllon", "quillno", "quillan", "quilon 7b", "7b quilon", "quilon7b"})
    void oneLetterMayBeWrong(String query) {
        assertThat(search(query, "a/Quillon-7B")).containsExactly("a/Quillon-7B");
    }

    @Test
    void nothingIsCorrectedWhereSomethingIsWrittenSo() {
        assertThat(search("quillan", "a/Quillon-7B", "a/Quillan-7B")).containsExactly("a/Quillan-7B");
    }

    @ParameterizedTest
    @CsvSource({
        "wuillon, a/Quillon",
        "quilen, a/Quillon",
        "zoe, a/Zoo",
        "kudulo 71b, a/Kudulo-70B",
        "kudulo 3.2, a/Kudulo-3.1",
        "kudulo 6b, a/Kudulo-7B"
    })
    void neitherFirstLettersNorShortWordsNorNumbersAreCorrected(String query, String id) {
        assertThat(search(query, id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8b, a/x-8bit",
        "7b, a/x-27b",
        "15b, a/x-1.5B",
        "1.5b, a/x-15B",
        "31b, a/x-3-1b",
        "1b, a/x-1bit",
        "b, a/x-8b"
    })
    void aSizeIsNoPartOfAnythingElse(String query, String id) {
        assertThat(search(query, id)).isEmpty();
    }

    @Test
    void everyWordHasToBeThere() {
        assertThat(search("kudulo starling", "a/Kudulo-7B", "a/Starling-7B")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "other name", "former/id", "north-star", "hub/id", "publisher"})
    void ownersNamesAndOtherIdsAreFound(String query) {
        Model model = Models.row("openrouter", "acme/x")
                .hubId("hub/id")
                .aliases("former/id")
                .name("Other Name, NorthStar")
                .owner("publisher")
                .build();

        assertThat(SearchIndex.of(List.of(model)).search(SearchQuery.of(query), any -> true))
                .containsExactly(model);
    }

    @Test
    void amongEqualMatchesTheOneWithMoreDownloadsIsFirst() {
        assertThat(ids(
                        "kudulo",
                        List.of(
                                SearchCase.model("a/Kudulo-1", 10),
                                SearchCase.model("b/Kudulo-1", 1000),
                                SearchCase.model("c/Kudulo-1", 10))))
                .containsExactly("b/Kudulo-1", "a/Kudulo-1", "c/Kudulo-1");
    }

    @Test
    void theNameItselfIsBeforeWhatIsDownloadedMore() {
        assertThat(ids(
                        "kudulo 7b",
                        List.of(SearchCase.model("b/Kudulo-7B-Chat", 1_000_000), SearchCase.model("a/Kudulo-7B", 1))))
                .containsExactly("a/Kudulo-7B", "b/Kudulo-7B-Chat");
    }

    @Test
    void amongEquallyPopularOnesNeighboursAreFirst() {
        assertThat(search("north star", "a/zz-north-x-star", "a/zz-x-north-star"))
                .containsExactly("a/zz-x-north-star", "a/zz-north-x-star");
    }

    @Test
    void amongEquallyPopularOnesTheOrderOfTheQueryIsFirst() {
        assertThat(search("star north", "a/zz-north-x-star", "a/zz-star-x-north"))
                .containsExactly("a/zz-star-x-north", "a/zz-north-x-star");
    }

    @Test
    void amongEquallyPopularOnesTheOneThatIsLittleElseIsFirst() {
        assertThat(search("kudulo", "a/Kudulo-Long-Name", "b/Kudulo-7B"))
                .containsExactly("b/Kudulo-7B", "a/Kudulo-Long-Name");
    }

    @Test
    void theOwnerWhoIsNamedIsBeforeOthersWithThatWord() {
        assertThat(search("kudulo", "a/kudulo-7b", "kudulo/kudulo-7b")).first().isEqualTo("kudulo/kudulo-7b");
    }

    @Test
    void aHitThatDoesNotCountDoesNotKeepOthersFromBeingCorrected() {
        SearchIndex index = SearchIndex.of(Models.of("a/Quillan", "b/Quillon"));

        assertThat(index.search(SearchQuery.of("quillan"), model -> model.id().startsWith("b/")))
                .extracting(Model::id)
                .containsExactly("b/Quillon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "./_", "☃"})
    void withoutAWordNothingIsFound(String query) {
        assertThat(search(query, "a/Kudulo-7B")).isEmpty();
    }

    @Test
    void onlySixteenWordsAreLookedAt() {
        String words = IntStream.range(0, 16).mapToObj(word -> "w" + word).collect(Collectors.joining("-"));

        assertThat(search(words + " more", "a/" + words)).containsExactly("a/" + words);
    }

    private static List<String> search(String query, String... ids) {
        return ids(query, Models.of(ids));
    }

    private static List<String> ids(String query, List<Model> models) {
        return SearchIndex.of(models)
                .search(SearchQuery.of(ModelSearch.of(query).text()), any -> true)
                .stream()
                .map(Model::id)
                .toList();
    }
}
