package org.modelcatalog.query.cluster;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;

/**
 * The indices of the mirror: one of rows, which all ask by its alias, and a small one of the mirror's state. Both names hold the
 * version of the fields, so releases with different fields do not meet.
 *
 * @param prefix of their names
 */
record ClusterIndices(String prefix, int shards) {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String EXISTS = "resource_already_exists_exception";
    private static final Map<String, Object> REPLICAS = Map.of("auto_expand_replicas", "0-1");

    /** The alias of the rows. */
    String rows() {
        return prefix + "-v" + ClusterFields.VERSION;
    }

    String state() {
        return rows() + "-state";
    }

    /** Creates the index of the state, unless it is there. */
    void createState(ClusterClient client) {
        if (client.send(ClusterRequest.get('/' + state() + "/_settings")).status() == ClusterAnswer.NOT_FOUND) {
            create(
                    client,
                    state(),
                    Map.of(
                            "settings",
                            Map.of("number_of_shards", 1, "index", REPLICAS),
                            "mappings",
                            Map.of("dynamic", false)));
        }
    }

    /**
     * Creates the index of the rows, unless it is there.
     *
     * @return whether it is new
     */
    boolean createRows(ClusterClient client) {
        if (client.send(ClusterRequest.get("/_alias/" + rows())).status() != ClusterAnswer.NOT_FOUND) {
            return false;
        }
        create(
                client,
                rows() + "-1",
                Map.of(
                        "aliases",
                        Map.of(rows(), Map.of("is_write_index", true)),
                        "settings",
                        settings(),
                        "mappings",
                        mappings()));
        return true;
    }

    private static void create(ClusterClient client, String index, Object definition) {
        ClusterAnswer answer = client.send(ClusterRequest.change(HttpMethod.PUT, '/' + index, definition, DEADLINE));
        // another instance may have been quicker
        if (!answer.type().equals(EXISTS)) {
            answer.ok();
        }
    }

    private Map<String, Object> settings() {
        var index = new LinkedHashMap<String, Object>(REPLICAS);
        index.put("number_of_shards", shards);
        // rows are shown together with the state that goes with them
        index.put("refresh_interval", "-1");
        index.put("max_result_window", ClusterSearch.MAX_WINDOW + 1);
        // in the order of the list, so that its first rows are found without reading the others
        index.put("sort.field", List.of(ClusterFields.of(Measure.CREATED), ClusterFields.REPOSITORY));
        index.put("sort.order", List.of("desc", "asc"));
        index.put("sort.missing", List.of("_last", "_last"));
        return Map.of(
                "index",
                index,
                "analysis",
                Map.of(
                        "tokenizer",
                        Map.of(
                                "grams",
                                Map.of(
                                        "type",
                                        "ngram",
                                        "min_gram",
                                        ClusterFields.GRAM,
                                        "max_gram",
                                        ClusterFields.GRAM)),
                        "analyzer",
                        Map.of("grams", Map.of("type", "custom", "tokenizer", "grams"))));
    }

    private static Map<String, Object> mappings() {
        var fields = new LinkedHashMap<String, Object>();
        for (Facet facet : Facet.values()) {
            fields.put(ClusterFields.of(facet), Map.of("type", "keyword", "eager_global_ordinals", true));
        }
        for (Measure measure : Measure.values()) {
            fields.put(ClusterFields.of(measure), Map.of("type", "long"));
        }
        Map<String, Object> looked = Map.of("type", "keyword", "doc_values", false);
        fields.put(ClusterFields.REPOSITORY, Map.of("type", "keyword"));
        fields.put(ClusterFields.SWEEP, Map.of("type", "integer"));
        fields.put(ClusterFields.ID, looked);
        fields.put(ClusterFields.NAME, Map.of("type", "keyword", "index", false));
        fields.put(ClusterFields.TEXT, Map.of("type", "text", "analyzer", "grams", "norms", false));
        fields.put(ClusterFields.TOKENS, looked);
        fields.put(ClusterFields.JOINED, looked);
        fields.put(ClusterFields.NAMES, looked);
        fields.put(ClusterFields.ROW, Map.of("type", "keyword", "index", false, "doc_values", false));
        return Map.of(
                "dynamic", "strict", "_source", Map.of("includes", List.of(ClusterFields.ROW)), "properties", fields);
    }
}
