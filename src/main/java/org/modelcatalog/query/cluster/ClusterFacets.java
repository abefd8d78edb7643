package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.disk.ScaledNumbers;

/** Counts the words of facets, and the ends of measures, each without the filter's own part on it. */
final class ClusterFacets {

    /** The most that the cluster allows. Different words are an estimate all the same, a near one up to here. */
    private static final int EXACT = 40_000;

    /** Each shard names so many more words than are asked for, so that their sums are right. */
    private static final int SHARD_WORDS = 5_000;

    /** Beyond this, the numbers of statistics are rounded. */
    private static final double MAX_ROUND = 1L << 53;

    private static final String AGGREGATIONS = "aggs";

    private final ClusterSearch search;
    private final ClusterMemo memo;

    ClusterFacets(ClusterSearch search, ClusterMemo memo) {
        this.search = search;
        this.memo = memo;
    }

    Facets of(ModelFilter filter) {
        Facets known = memo.facets().get(filter);
        if (known == null) {
            known = count(filter);
            memo.facets().put(filter, known);
        }
        return known;
    }

    /** The most frequent words of a facet in the form in which they are compared. */
    List<Facets.Count> top(Facet facet, Object query, int most) {
        var question = new HashMap<>(ClusterSearch.count(query));
        question.put(AGGREGATIONS, Map.of(facet.label(), words(facet, most)));
        return words(search.ask(question), facet);
    }

    private Facets count(ModelFilter filter) {
        var queries = new ClusterFilter(filter);
        Map<Enum<?>, Map<String, Object>> asked = new HashMap<>();
        var shared = new HashMap<String, Object>();
        for (Facet facet : Facet.values()) {
            ask(queries, facet, facet.label(), words(facet, ModelIndex.TOP + 1), asked, shared);
        }
        for (Measure measure : Measure.RANGED) {
            Object stats = Map.of("stats", Map.of("field", ClusterFields.of(measure)));
            ask(queries, measure, measure.label(), stats, asked, shared);
        }
        List<Enum<?>> apart = List.copyOf(asked.keySet());
        List<Map<String, Object>> questions = new ArrayList<>();
        questions.add(question(queries.without(null), shared));
        apart.forEach(part -> questions.add(asked.get(part)));
        List<JsonNode> answers = search.askAll(questions);
        Map<Enum<?>, JsonNode> answered = new HashMap<>();
        for (int at = 0; at < apart.size(); at++) {
            answered.put(apart.get(at), answers.get(at + 1));
        }
        return new Facets(
                ClusterSearch.total(answers.get(0)),
                counts(queries, answers.get(0), answered),
                stats(queries, answers.get(0), answered));
    }

    private static void ask(
            ClusterFilter queries,
            Enum<?> part,
            String label,
            Object aggregation,
            Map<Enum<?>, Map<String, Object>> apart,
            Map<String, Object> shared) {
        if (queries.limited().contains(part)) {
            apart.put(part, question(queries.without(part), Map.of(label, aggregation)));
        } else {
            shared.put(label, aggregation);
        }
    }

    private static Map<String, Object> question(Object query, Map<String, Object> aggregations) {
        var question = new HashMap<>(ClusterSearch.count(query));
        question.put(AGGREGATIONS, aggregations);
        return question;
    }

    private static Object words(Facet facet, int most) {
        return Map.of(
                "terms",
                Map.of(
                        "field",
                        ClusterFields.of(facet),
                        "size",
                        most,
                        "shard_size",
                        most + SHARD_WORDS,
                        "order",
                        List.of(Map.of("_count", "desc"), Map.of("_key", "asc"))));
    }

    private static List<Facets.Count> words(JsonNode answer, Facet facet) {
        List<Facets.Count> words = new ArrayList<>();
        answer.path("aggregations")
                .path(facet.label())
                .path("buckets")
                .forEach(bucket -> words.add(new Facets.Count(
                        TermText.text(bucket.path("key").asText()),
                        bucket.path("doc_count").asInt())));
        return words;
    }

    private Map<Facet, Facets.Counts> counts(ClusterFilter queries, JsonNode shared, Map<Enum<?>, JsonNode> apart) {
        var top = new EnumMap<Facet, List<Facets.Count>>(Facet.class);
        List<ClusterSpellings.Word> words = new ArrayList<>();
        List<Facet> many = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            List<Facets.Count> found = words(apart.getOrDefault(facet, shared), facet);
            if (found.size() > ModelIndex.TOP) {
                many.add(facet);
                found = found.subList(0, ModelIndex.TOP);
            }
            top.put(facet, found);
            found.forEach(count -> words.add(new ClusterSpellings.Word(facet, count.word())));
        }
        Map<Facet, Integer> distinct = distinct(queries, many);
        Map<ClusterSpellings.Word, ClusterSpellings.Spelling> spelled = new ClusterSpellings(search, memo).of(words);
        var counts = new EnumMap<Facet, Facets.Counts>(Facet.class);
        top.forEach((facet, found) -> counts.put(
                facet,
                new Facets.Counts(
                        distinct.getOrDefault(facet, found.size()),
                        found.stream()
                                .map(count -> new Facets.Count(
                                        spelled.get(new ClusterSpellings.Word(facet, count.word()))
                                                .word(),
                                        count.models()))
                                .toList())));
        return counts;
    }

    /** Counts the words of facets that have more than are listed. */
    private Map<Facet, Integer> distinct(ClusterFilter queries, List<Facet> many) {
        List<JsonNode> answers = search.askAll(many.stream()
                .map(facet -> question(
                        queries.without(facet),
                        Map.of(
                                facet.label(),
                                Map.of(
                                        "cardinality",
                                        Map.of("field", ClusterFields.of(facet), "precision_threshold", EXACT)))))
                .toList());
        var distinct = new EnumMap<Facet, Integer>(Facet.class);
        for (int at = 0; at < many.size(); at++) {
            distinct.put(
                    many.get(at),
                    answers.get(at)
                            .path("aggregations")
                            .path(many.get(at).label())
                            .path("value")
                            .asInt());
        }
        return distinct;
    }

    private Map<Measure, Facets.Stats> stats(ClusterFilter queries, JsonNode shared, Map<Enum<?>, JsonNode> apart) {
        var stats = new EnumMap<Measure, Facets.Stats>(Measure.class);
        for (Measure measure : Measure.RANGED) {
            JsonNode found =
                    apart.getOrDefault(measure, shared).path("aggregations").path(measure.label());
            ScaledNumbers numbers = ScaledNumbers.of(measure);
            int known = found.path("count").asInt();
            stats.put(
                    measure,
                    known == 0
                            ? new Facets.Stats(null, null, 0)
                            : new Facets.Stats(
                                    numbers.value(end(queries, measure, found.path("min"), false)),
                                    numbers.value(end(queries, measure, found.path("max"), true)),
                                    known));
        }
        return stats;
    }

    /** Reads an end, or asks for the row that has it when statistics round it. */
    private long end(ClusterFilter queries, Measure measure, JsonNode rounded, boolean most) {
        if (Math.abs(rounded.asDouble()) < MAX_ROUND) {
            return (long) rounded.asDouble();
        }
        String field = ClusterFields.of(measure);
        Map<String, Object> question = Map.of(
                "query",
                ClusterFilter.every(List.of(queries.without(measure), Map.of("exists", Map.of("field", field)))),
                "sort",
                List.of(Map.of(field, most ? "desc" : "asc")),
                "size",
                1,
                "_source",
                false,
                "track_total_hits",
                false);
        return search.ask(question).at("/hits/hits/0/sort/0").asLong();
    }
}
