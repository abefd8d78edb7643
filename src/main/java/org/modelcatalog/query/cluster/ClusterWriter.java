package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModel;

/** Writes and removes rows. Each change can be made twice with the same result. */
final class ClusterWriter {

    private static final Pattern REPOSITORY = Pattern.compile("[0-9a-f]{24}");

    /** Bytes of one request, apart from the rest of its last row. */
    private static final int CHUNK = 4 << 20;

    private static final Duration BULK = Duration.ofSeconds(60);
    private static final Duration REFRESH = Duration.ofSeconds(60);
    private static final Duration REMOVAL = Duration.ofMinutes(10);
    private static final byte LINE = '\n';

    private final ClusterClient client;
    private final String index;

    ClusterWriter(ClusterClient client, ClusterIndices indices) {
        this.client = client;
        this.index = indices.rows();
    }

    /** A row replaces the one of the same repository. */
    void write(List<MirroredModel> rows, int sweep) {
        var lines = Buffer.buffer();
        try {
            for (MirroredModel row : rows) {
                // the Hub's ids are checked where rows are made; another would be another request here
                if (row.repository() != null
                        && REPOSITORY.matcher(row.repository()).matches()) {
                    lines.appendBytes(ClusterRequest.json(Map.of("index", Map.of("_id", row.repository()))))
                            .appendByte(LINE)
                            .appendBytes(ClusterRequest.json(ClusterRow.of(row.repository(), row.model(), sweep)))
                            .appendByte(LINE);
                }
                if (lines.length() >= CHUNK) {
                    send(lines);
                    lines = Buffer.buffer();
                }
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof MirrorStoreException known
                    ? known
                    : new MirrorStoreException("A row cannot be written to the search cluster", e);
        }
        if (lines.length() > 0) {
            send(lines);
        }
    }

    private void send(Buffer lines) {
        // never into an index that the cluster would make up
        String path =
                '/' + index + "/_bulk?require_alias=true&timeout=30s&filter_path=errors,items.*.status,items.*.error";
        JsonNode answer = client.send(ClusterRequest.lines(path, lines, BULK)).ok();
        if (answer.path("errors").asBoolean()) {
            for (JsonNode item : answer.path("items")) {
                ClusterAnswer.part(item.path("index")).ok();
            }
        }
    }

    /** Lets queries see every row that is written. */
    void refresh() {
        client.send(ClusterRequest.change(HttpMethod.POST, '/' + index + "/_refresh", null, REFRESH))
                .ok();
    }

    /**
     * Removes the rows that were last seen before this sweep, of those that queries see.
     *
     * @return how many
     */
    long removeBefore(int sweep) {
        return client.send(ClusterRequest.change(
                        HttpMethod.POST,
                        '/' + index + "/_delete_by_query?conflicts=proceed",
                        Map.of("query", Map.of("range", Map.of(ClusterFields.SWEEP, Map.of("lt", sweep)))),
                        REMOVAL))
                .ok()
                .path("deleted")
                .asLong();
    }
}
