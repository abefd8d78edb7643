package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.search.SearchTerms;

/**
 * Searches names in tiers, each by downloads: the id or a whole name, every word as a token, every word as the beginning
 * of a token. Only when these are few, words inside of tokens and then words with a wrong letter. The best hits are then
 * ordered as the search of a snapshot orders them.
 */
final class NameSearch {

    /** With fewer hits, a search goes on in the next tier. */
    private static final int FEW = 10;

    /** Hits that are put into another order. */
    private static final int HEAD = 100;

    /** Of a hostile query; each is looked up in many ways. */
    private static final int MAX_PARTS = 16;

    private static final ListOrder BY_DOWNLOADS = ListOrder.of(new Sort(Sort.Key.DOWNLOADS, true));

    private final TimedSearch search;
    private final SearchTerms terms;
    private final Query filter;

    NameSearch(TimedSearch search, SearchTerms terms, Query filter) {
        this.search = search;
        this.terms = terms;
        this.filter = filter;
    }

    Page<Model> page(int offset, int limit) throws IOException {
        if (terms.words().isEmpty()) {
            return new Page<>(List.of(), 0, offset, limit);
        }
        List<Query> tiers = tiers();
        int total = search.count(tiers.get(tiers.size() - 1));
        int most = Math.max(HEAD, offset + limit);
        List<FieldDoc> hits = new ArrayList<>();
        for (int tier = 0; tier < tiers.size() && hits.size() < Math.min(most, total); tier++) {
            var query = new BooleanQuery.Builder().add(tiers.get(tier), Occur.FILTER);
            if (tier > 0) {
                query.add(tiers.get(tier - 1), Occur.MUST_NOT);
            }
            hits.addAll(search.top(query.build(), BY_DOWNLOADS, null, most - hits.size()));
        }
        return new Page<>(slice(hits, offset, Math.min(hits.size(), offset + limit)), total, offset, limit);
    }

    private List<Model> slice(List<FieldDoc> hits, int from, int to) throws IOException {
        int head = Math.min(HEAD, hits.size());
        List<Model> models = new ArrayList<>();
        if (from < head) {
            models.addAll(terms.rank(search.models(hits.subList(0, head))).subList(from, Math.min(head, to)));
        }
        if (to > head) {
            models.addAll(search.models(hits.subList(Math.max(from, head), to)));
        }
        return models;
    }

    /** Returns the tiers; each holds those before it. */
    private List<Query> tiers() throws IOException {
        Query named = any(named());
        List<Query> tiers = new ArrayList<>();
        tiers.add(filtered(named));
        tiers.add(filtered(any(List.of(named, every(terms.words(), this::exact)))));
        tiers.add(filtered(any(List.of(named, every(terms.words(), this::begun)))));
        if (search.count(last(tiers)) < FEW) {
            tiers.add(filtered(any(List.of(named, every(terms.words(), this::within)))));
        }
        if (search.count(last(tiers)) < FEW) {
            List<SearchTerms.Word> parts =
                    terms.parts().subList(0, Math.min(MAX_PARTS, terms.parts().size()));
            tiers.add(filtered(any(List.of(last(tiers), every(parts, this::corrected)))));
        }
        return tiers;
    }

    private static Query last(List<Query> tiers) {
        return tiers.get(tiers.size() - 1);
    }

    private List<Query> named() {
        return List.of(
                new TermQuery(new Term(HubFields.ID, TermBytes.of(terms.text()))),
                terms(HubFields.NAMES, terms.names()));
    }

    private List<Query> exact(SearchTerms.Word word) {
        return List.of(terms(HubFields.TOKENS, word.exact()), terms(HubFields.JOINED, word.exact()));
    }

    private List<Query> begun(SearchTerms.Word word) throws IOException {
        List<Query> ways = new ArrayList<>(exact(word));
        if (word.prefix()) {
            ways.add(new PrefixQuery(new Term(HubFields.TOKENS, TermBytes.of(word.text()))));
        }
        if (!word.apart().isEmpty()) {
            ways.add(every(word.apart(), this::begun));
        }
        return ways;
    }

    private List<Query> within(SearchTerms.Word word) throws IOException {
        List<Query> ways = begun(word);
        if (word.within()) {
            ways.add(TextQuery.of(word.text()));
        }
        return ways;
    }

    private List<Query> corrected(SearchTerms.Word word) throws IOException {
        List<Query> ways = within(word);
        if (word.corrected()) {
            ways.add(corrected(word.text()));
        }
        return ways;
    }

    /** Every token with one other letter behind the first. */
    private static Query corrected(String word) {
        return new FuzzyQuery(
                new Term(HubFields.TOKENS, word),
                1,
                1,
                FuzzyQuery.defaultMaxExpansions,
                true,
                MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    }

    private interface Ways {
        List<Query> of(SearchTerms.Word word) throws IOException;
    }

    private static Query every(List<SearchTerms.Word> words, Ways ways) throws IOException {
        var query = new BooleanQuery.Builder();
        for (SearchTerms.Word word : words) {
            query.add(any(ways.of(word)), Occur.FILTER);
        }
        return query.build();
    }

    private static Query any(List<Query> ways) {
        var query = new BooleanQuery.Builder();
        ways.forEach(way -> query.add(way, Occur.SHOULD));
        return query.build();
    }

    private Query filtered(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(filter, Occur.FILTER)
                .build();
    }

    private static Query terms(String field, Collection<String> terms) {
        return new TermInSetQuery(field, terms.stream().map(TermBytes::of).toList());
    }
}
