package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;

/** The documents beside the rows: each is read as it is now, and written only by who knows its last change. */
final class ClusterDocuments {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ClusterClient client;
    private final String path;

    ClusterDocuments(ClusterClient client, ClusterIndices indices) {
        this.client = client;
        this.path = '/' + indices.state() + "/_doc/";
    }

    Optional<JsonNode> read(String id) {
        ClusterAnswer answer = client.send(ClusterRequest.get(path + id));
        return answer.status() == ClusterAnswer.NOT_FOUND ? Optional.empty() : Optional.of(answer.ok());
    }

    void delete(String id) {
        ClusterAnswer answer = client.send(ClusterRequest.change(HttpMethod.DELETE, path + id, null, DEADLINE));
        if (answer.status() != ClusterAnswer.NOT_FOUND) {
            answer.ok();
        }
    }

    /**
     * Writes a document.
     *
     * @param last change that is known; null = there is no document
     * @return empty if there was another change
     */
    Optional<DocumentVersion> write(String id, Object document, DocumentVersion last) {
        ClusterAnswer answer = client.send(ClusterRequest.change(
                HttpMethod.PUT, path + id + '?' + DocumentVersion.only(last), document, DEADLINE));
        return answer.status() == ClusterAnswer.CONFLICT
                ? Optional.empty()
                : Optional.of(DocumentVersion.of(answer.ok()));
    }
}
