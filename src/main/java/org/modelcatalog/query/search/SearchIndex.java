package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Finds models by the words of their ids, names, owners and aliases. A model is a hit when it matches every word of the
 * query: as a token, as adjacent tokens, as the beginning of a token, or inside a token. Letters and numbers that the
 * query joins may be apart. Only when no model matches, one letter of each word may be wrong.
 *
 * <p>Immutable. {@link Ranking} orders the hits.
 */
final class SearchIndex {

    /** By downloads, which breaks the last ties. */
    private final List<Model> models;

    private final WordIndex index;
    private final Ranking ranking;

    private SearchIndex(List<Model> models) {
        this.models = models.stream().sorted(Model.BY_DOWNLOADS).toList();
        SearchCorpus corpus = SearchCorpus.of(this.models);
        this.index = new WordIndex(corpus);
        this.ranking = new Ranking(this.models, corpus);
    }

    static SearchIndex of(List<Model> models) {
        return new SearchIndex(models);
    }

    /** Returns the index of a snapshot; the first search builds it. Do not call on an event loop. */
    static SearchIndex of(CatalogSnapshot snapshot) {
        return snapshot.derive(SearchIndex.class, source -> new SearchIndex(source.models()));
    }

    /**
     * Returns the hits, best first.
     *
     * @param among accepts the models that may be hits; only these decide whether a wrong letter is allowed
     */
    List<Model> search(SearchQuery query, Predicate<Model> among) {
        List<Model> hits = search(query, query.words(), false, among);
        return hits.isEmpty() ? search(query, query.parts(), true, among) : hits;
    }

    private List<Model> search(SearchQuery query, List<SearchWord> words, boolean corrected, Predicate<Model> among) {
        int[][] matches = new int[words.size()][];
        BitSet hits = new BitSet();
        IntStream.range(0, words.isEmpty() ? 0 : models.size())
                .filter(model -> among.test(models.get(model)))
                .forEach(hits::set);
        for (int word = 0; word < matches.length && !hits.isEmpty(); word++) {
            int[] matched = index.matches(words.get(word), corrected);
            matches[word] = matched;
            for (int model = hits.nextSetBit(0); model >= 0; model = hits.nextSetBit(model + 1)) {
                hits.set(model, matched[model] != 0);
            }
        }
        return ranking.order(hits, matches, query, index.named(query.names()));
    }
}
