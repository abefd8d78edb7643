package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.search.SearchTerms;

/**
 * Searches names in tiers, each by downloads: the id or a whole name, every word as a token, every word as the beginning of
 * a token. Only when these are few, words inside of tokens and then words with a wrong letter. The best hits are then ordered
 * as the search of a snapshot orders them. The tier is the score of a hit, so all tiers are one question.
 */
final class ClusterNames {

    /** With fewer hits, a search goes on in the next tier. */
    private static final int FEW = 10;

    /** Hits that are put into another order. */
    private static final int HEAD = 100;

    /** Of a hostile query; each is looked up in many ways. */
    private static final int MAX_PARTS = 16;

    private final ClusterSearch search;
    private final SearchTerms terms;
    private final Map<String, Object> filter;

    ClusterNames(ClusterSearch search, SearchTerms terms, Map<String, Object> filter) {
        this.search = search;
        this.terms = terms;
        this.filter = filter;
    }

    Page<Model> page(int offset, int limit) {
        if (terms.words().isEmpty()) {
            return new Page<>(List.of(), 0, offset, limit);
        }
        List<Object> tiers = new ArrayList<>();
        Object named = any(named());
        tiers.add(named);
        tiers.add(any(List.of(named, every(terms.words(), this::exact))));
        tiers.add(any(List.of(named, every(terms.words(), this::begun))));
        JsonNode found = ask(tiers, offset, limit);
        if (ClusterSearch.total(found) < FEW) {
            tiers.add(any(List.of(named, every(terms.words(), this::within))));
            found = ask(tiers, offset, limit);
        }
        if (ClusterSearch.total(found) < FEW) {
            List<SearchTerms.Word> parts =
                    terms.parts().subList(0, Math.min(MAX_PARTS, terms.parts().size()));
            tiers.add(any(List.of(tiers.get(tiers.size() - 1), every(parts, this::corrected))));
            found = ask(tiers, offset, limit);
        }
        List<JsonNode> hits = ClusterSearch.hits(found);
        return new Page<>(
                offset < HEAD ? ranked(hits, offset, limit) : ClusterSearch.models(hits),
                ClusterSearch.total(found),
                offset,
                limit);
    }

    private List<Model> ranked(List<JsonNode> hits, int offset, int limit) {
        int head = Math.min(HEAD, hits.size());
        List<Model> models = new ArrayList<>(terms.rank(ClusterSearch.models(hits.subList(0, head))));
        if (offset + limit > head) {
            models.addAll(ClusterSearch.models(hits.subList(head, hits.size())));
        }
        int from = Math.min(offset, models.size());
        return models.subList(from, Math.min(models.size(), from + limit));
    }

    private JsonNode ask(List<Object> tiers, int offset, int limit) {
        List<Object> scored = new ArrayList<>();
        for (int tier = 0; tier < tiers.size(); tier++) {
            scored.add(Map.of("constant_score", Map.of("filter", tiers.get(tier), "boost", tiers.size() - tier)));
        }
        var question = new HashMap<String, Object>();
        question.put(
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "must",
                                List.of(Map.of("dis_max", Map.of("queries", scored))),
                                "filter",
                                List.of(filter))));
        List<Object> sort = new ArrayList<>(List.of(
                Map.of("_score", "desc"),
                Map.of(ClusterFields.of(Measure.DOWNLOADS), Map.of("order", "desc", "missing", "_last"))));
        sort.addAll(ClusterOrder.LIST.fields());
        question.put("sort", sort);
        question.put("track_total_hits", true);
        // the head is read as a whole, since its order is made here
        question.put("from", offset < HEAD ? 0 : offset);
        question.put("size", offset < HEAD ? Math.max(HEAD, offset + limit) : limit);
        return search.ask(question);
    }

    private List<Object> named() {
        return List.of(
                ClusterFilter.terms(ClusterFields.ID, List.of(terms.text())),
                ClusterFilter.terms(ClusterFields.NAMES, terms.names()));
    }

    private List<Object> exact(SearchTerms.Word word) {
        return List.of(
                ClusterFilter.terms(ClusterFields.TOKENS, word.exact()),
                ClusterFilter.terms(ClusterFields.JOINED, word.exact()));
    }

    private List<Object> begun(SearchTerms.Word word) {
        List<Object> ways = new ArrayList<>(exact(word));
        if (word.prefix()) {
            ways.add(Map.of("prefix", Map.of(ClusterFields.TOKENS, Map.of("value", TermText.of(word.text())))));
        }
        if (!word.apart().isEmpty()) {
            ways.add(every(word.apart(), this::begun));
        }
        return ways;
    }

    private List<Object> within(SearchTerms.Word word) {
        List<Object> ways = begun(word);
        if (word.within()) {
            ways.add(ClusterFilter.within(word.text()));
        }
        return ways;
    }

    private List<Object> corrected(SearchTerms.Word word) {
        List<Object> ways = within(word);
        if (word.corrected()) {
            ways.add(Map.of(
                    "fuzzy",
                    Map.of(
                            ClusterFields.TOKENS,
                            Map.of(
                                    "value",
                                    TermText.of(word.text()),
                                    "fuzziness",
                                    1,
                                    "prefix_length",
                                    1,
                                    "transpositions",
                                    true,
                                    "rewrite",
                                    "constant_score"))));
        }
        return ways;
    }

    private static Object every(List<SearchTerms.Word> words, Function<SearchTerms.Word, List<Object>> ways) {
        return ClusterFilter.every(
                words.stream().map(word -> any(ways.apply(word))).toList());
    }

    private static Object any(List<Object> ways) {
        return Map.of("bool", Map.of("should", ways, "minimum_should_match", 1));
    }
}
