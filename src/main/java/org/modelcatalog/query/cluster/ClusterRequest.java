package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * A request to the cluster.
 *
 * @param path with its parameters
 * @param body null = none
 * @param deadline null = that of queries
 * @param repeatable whether another host may be asked when it is not known what became of it
 */
record ClusterRequest(HttpMethod method, String path, Buffer body, String type, Duration deadline, boolean repeatable) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String OBJECT = "application/json";
    private static final String LINES = "application/x-ndjson";

    static ClusterRequest get(String path) {
        return new ClusterRequest(HttpMethod.GET, path, null, null, null, true);
    }

    /** Asks something; the same question may be asked again. */
    static ClusterRequest ask(String path, Object body) {
        return new ClusterRequest(HttpMethod.POST, path, Buffer.buffer(json(body)), OBJECT, null, true);
    }

    /** Asks several things at once, a line each. */
    static ClusterRequest askAll(String path, List<?> lines) {
        var body = Buffer.buffer();
        lines.forEach(line -> body.appendBytes(json(line)).appendByte((byte) '\n'));
        return new ClusterRequest(HttpMethod.POST, path, body, LINES, null, true);
    }

    /** Writes lines whose repetition changes nothing. */
    static ClusterRequest lines(String path, Buffer lines, Duration deadline) {
        return new ClusterRequest(HttpMethod.POST, path, lines, LINES, deadline, true);
    }

    /** Changes something once. */
    static ClusterRequest change(HttpMethod method, String path, Object body, Duration deadline) {
        return new ClusterRequest(
                method, path, body == null ? null : Buffer.buffer(json(body)), OBJECT, deadline, false);
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
