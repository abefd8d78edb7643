package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelcatalog.model.Model;

/**
 * What a search looks up in an index of {@link NameTerms}.
 *
 * @param text normalised query
 * @param names whole names that equal the query
 * @param words every one must match
 * @param parts the words, split into letters and numbers, for a search that allows a wrong letter
 */
public record SearchTerms(String text, Set<String> names, List<Word> words, List<Word> parts) {

    /**
     * A word, and in which ways it may match.
     *
     * @param exact tokens, alone or joined
     * @param prefix whether tokens that begin with the word match
     * @param within whether it may be inside a token
     * @param corrected whether one letter may be wrong
     * @param apart its letters and numbers, which may occur apart from each other; empty = it has no parts
     */
    public record Word(
            String text, Set<String> exact, boolean prefix, boolean within, boolean corrected, List<Word> apart) {}

    /** Parses a client's text. */
    public static SearchTerms of(String query) {
        SearchQuery parsed = SearchQuery.of(ModelSearch.of(query).text());
        return new SearchTerms(
                parsed.text(),
                parsed.names(),
                parsed.words().stream().map(word -> word(word, true)).toList(),
                parsed.parts().stream().map(word -> word(word, true)).toList());
    }

    /** Orders models as the search of a snapshot does; those that it would not find come last, in their order. */
    public List<Model> rank(List<Model> models) {
        var ranked = new LinkedHashSet<>(SearchIndex.of(models).search(SearchQuery.of(text), any -> true));
        ranked.addAll(models);
        return new ArrayList<>(ranked);
    }

    private static Word word(SearchWord word, boolean split) {
        List<SearchWord> parts = split ? word.parts() : List.of();
        Set<String> exact = new LinkedHashSet<>(List.of(word.text(), word.withPoint()));
        return new Word(
                word.text(),
                exact,
                // a size is a whole token, and a number that is apart from its letters is, too
                !word.isSize() && (split || !word.isNumber()),
                word.mayBeWithin(),
                word.mayBeCorrected(),
                parts.size() < 2
                        ? List.of()
                        : parts.stream().map(part -> word(part, false)).toList());
    }
}
