package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStoreException;

/**
 * How far the mirror is, as a document beside the rows.
 *
 * @param state after the last rows that were written
 * @param shown state after the last rows that queries see
 * @param view number of that moment: rows that queries see change only with it
 * @param rows that queries see
 * @param version of the document; null = there is none
 */
record ClusterState(MirrorState state, MirrorState shown, long view, int rows, DocumentVersion version) {

    static final ClusterState NONE = new ClusterState(MirrorState.NONE, MirrorState.NONE, 0, 0, null);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a later release may add components
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads a document. */
    static ClusterState of(JsonNode document) {
        JsonNode source = document.path("_source");
        try {
            MirrorState state = MAPPER.treeToValue(source.path("state"), MirrorState.class);
            MirrorState shown = MAPPER.treeToValue(source.path("shown"), MirrorState.class);
            if (state != null && shown != null) {
                return new ClusterState(
                        state,
                        shown,
                        source.path("view").asLong(),
                        source.path("rows").asInt(),
                        DocumentVersion.of(document));
            }
        } catch (JsonProcessingException e) {
            // named below, without the cause, which quotes the document
        }
        throw new MirrorStoreException("The state of the mirror in the search cluster cannot be read");
    }

    JsonNode written() {
        return MAPPER.valueToTree(Map.of("state", state, "shown", shown, "view", view, "rows", rows));
    }

    /** More rows are written; queries do not see them yet. */
    ClusterState written(MirrorState after) {
        return new ClusterState(after, shown, view, rows, version);
    }

    /** Queries see every row. */
    ClusterState shown(MirrorState after, int models) {
        return new ClusterState(after, after, view + 1, models, version);
    }

    ClusterState at(DocumentVersion written) {
        return new ClusterState(state, shown, view, rows, written);
    }
}
