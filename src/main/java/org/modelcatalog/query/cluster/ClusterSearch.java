package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.model.Model;

/** Questions to the rows: one, or several in one request. Every one fails unless all rows were read. */
final class ClusterSearch {

    /** Offset and limit together are at most this; longer lists are read from place to place. */
    static final int MAX_WINDOW = 10_000;

    /** So many questions are sent at once. */
    private static final int BATCH = 200;

    private static final String WHOLE = "allow_partial_search_results";

    private final ClusterClient client;
    private final String index;

    ClusterSearch(ClusterClient client, ClusterIndices indices) {
        this.client = client;
        this.index = indices.rows();
    }

    ClusterClient client() {
        return client;
    }

    JsonNode ask(Map<String, Object> question) {
        return client.send(ClusterRequest.ask('/' + index + "/_search?" + WHOLE + "=false", question))
                .ok();
    }

    /** Keeps the rows as they are now, for questions that name this moment. */
    String moment(String kept) {
        String path = '/' + index + "/_search/point_in_time?allow_partial_pit_creation=false&keep_alive=" + kept;
        return client.send(ClusterRequest.change(HttpMethod.POST, path, null, null))
                .ok()
                .path("pit_id")
                .asText();
    }

    /** Asks something that names its moment. */
    JsonNode ofMoment(Map<String, Object> question) {
        return client.send(ClusterRequest.ask("/_search?" + WHOLE + "=false", question))
                .ok();
    }

    /** The answers in the order of the questions. */
    List<JsonNode> askAll(List<Map<String, Object>> questions) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += BATCH) {
            List<Object> lines = new ArrayList<>();
            questions.subList(from, Math.min(questions.size(), from + BATCH)).forEach(question -> {
                lines.add(Map.of("index", index, WHOLE, false));
                lines.add(question);
            });
            JsonNode all =
                    client.send(ClusterRequest.askAll("/_msearch", lines)).ok().path("responses");
            all.forEach(answer -> answers.add(ClusterAnswer.part(answer).ok()));
        }
        if (answers.size() != questions.size()) {
            throw new MirrorStoreException("The search cluster left a question without an answer");
        }
        return answers;
    }

    /**
     * Asks for rows.
     *
     * @param after null = from the beginning
     */
    static Map<String, Object> rows(Object query, ClusterOrder order, List<Object> after, int from, int size) {
        var question = new HashMap<String, Object>();
        question.put("query", query);
        question.put("sort", order.fields());
        question.put("size", size);
        question.put("track_total_hits", false);
        if (after != null) {
            question.put("search_after", after);
        } else if (from > 0) {
            question.put("from", from);
        }
        return question;
    }

    /** Asks how many rows there are. */
    static Map<String, Object> count(Object query) {
        return Map.of("query", query, "size", 0, "track_total_hits", true);
    }

    static int total(JsonNode answer) {
        return Math.toIntExact(answer.at("/hits/total/value").asLong());
    }

    static List<JsonNode> hits(JsonNode answer) {
        List<JsonNode> hits = new ArrayList<>();
        answer.at("/hits/hits").forEach(hits::add);
        return hits;
    }

    static List<Model> models(List<JsonNode> hits) {
        List<Model> models = new ArrayList<>(hits.size());
        try {
            for (JsonNode hit : hits) {
                models.add(RowText.model(hit.at("/_source/" + ClusterFields.ROW).asText()));
            }
        } catch (IOException e) {
            throw new MirrorStoreException("A row in the search cluster cannot be read", e);
        }
        return models;
    }
}
