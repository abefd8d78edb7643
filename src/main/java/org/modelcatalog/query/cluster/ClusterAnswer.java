package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.modelcatalog.catalog.mirror.MirrorStoreException;

/** An answer of the cluster, or one of several in an answer. */
record ClusterAnswer(int status, JsonNode body) {

    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final int OK = 200;
    private static final int FIRST_ERROR = 300;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String BLOCKED = "cluster_block_exception";
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,60}");

    /** One of the answers to several questions. */
    static ClusterAnswer part(JsonNode part) {
        return new ClusterAnswer(part.path("status").asInt(OK), part);
    }

    boolean isOk() {
        return status < FIRST_ERROR && !body.has("error");
    }

    /**
     * Returns what was asked for.
     *
     * @throws MirrorStoreException saying why there is none
     */
    JsonNode ok() {
        if (!isOk()) {
            throw new MirrorStoreException(why());
        }
        if (body.path("timed_out").asBoolean() || body.at("/_shards/failed").asInt() > 0) {
            throw new MirrorStoreException("The search cluster did not read all of the mirror in time");
        }
        return body;
    }

    /** Why there is nothing, without anything that a cluster could put into it. */
    String why() {
        String type = type();
        if (type.equals(BLOCKED) && status != UNAVAILABLE) {
            return "The search cluster does not allow writes to the mirror's index: probably its disks are nearly full"
                    + " (flood stage); free space there";
        }
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN ->
                "The search cluster refuses the login or what it may do; check"
                        + " CATALOG_OPENSEARCH_USER, CATALOG_OPENSEARCH_PASSWORD and the rights of that user";
            case NOT_FOUND -> "The search cluster has no index of the mirror";
            case TOO_MANY -> "The search cluster is too busy (429)";
            case UNAVAILABLE ->
                "The search cluster is not available (503, " + type
                        + "): a part of the index or a majority of its managers is missing";
            default -> "The search cluster answered " + status + " (" + type + ")";
        };
    }

    /** The type of the error. */
    String type() {
        String type = body.at("/error/type").asText();
        return WORD.matcher(type).matches() ? type : "no type";
    }
}
