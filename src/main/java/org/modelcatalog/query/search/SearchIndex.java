package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Finds models by the words of their ids, names, owners and other ids. Every word of a query has to be in a model: as a
 * token or as neighbouring tokens, as the beginning of one, or within one; letters and numbers that a query writes
 * together may be apart. Only where no model has all words so, one letter of a word may be wrong.
 *
 * <p>Made once for a list of models and never changed. {@link Ranking} says in which order the hits are.
 */
public final class SearchIndex {

    /** By downloads, so that of equal hits the one that comes first is the first. */
    private final List<Model> models;

    private final WordIndex index;
    private final Ranking ranking;

    private SearchIndex(List<Model> models) {
        this.models = models.stream().sorted(Model.BY_DOWNLOADS).toList();
        ModelTexts texts = ModelTexts.of(this.models);
        this.index = new WordIndex(texts);
        this.ranking = new Ranking(this.models, texts);
    }

    public static SearchIndex of(List<Model> models) {
        return new SearchIndex(models);
    }

    /** That of a snapshot, made with the first search. Must not be asked for on an event loop. */
    public static SearchIndex of(CatalogSnapshot snapshot) {
        return snapshot.derive(SearchIndex.class, made -> new SearchIndex(made.models()));
    }

    /**
     * The hits, best first.
     *
     * @param among the models that count; where none of these has all words, a hit elsewhere does not matter
     */
    public List<Model> search(SearchQuery query, Predicate<Model> among) {
        List<Model> hits = search(query, query.words(), false, among);
        return hits.isEmpty() ? search(query, query.parts(), true, among) : hits;
    }

    private List<Model> search(SearchQuery query, List<SearchWord> words, boolean corrected, Predicate<Model> among) {
        int[][] matches = new int[words.size()][];
        BitSet hits = new BitSet();
        for (int word = 0; word < matches.length; word++) {
            matches[word] = index.matches(words.get(word), corrected);
            BitSet matched = matched(matches[word]);
            if (word > 0) {
                matched.and(hits);
            }
            hits = matched;
            if (hits.isEmpty()) {
                break;
            }
        }
        BitSet counted = new BitSet();
        hits.stream().filter(model -> among.test(models.get(model))).forEach(counted::set);
        return ranking.order(counted, matches, query, index.called(query.names()));
    }

    private static BitSet matched(int[] matches) {
        BitSet matched = new BitSet(matches.length);
        for (int model = 0; model < matches.length; model++) {
            if (matches[model] != 0) {
                matched.set(model);
            }
        }
        return matched;
    }
}
