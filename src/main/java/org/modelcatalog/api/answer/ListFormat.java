package org.modelcatalog.api.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

/** The format of a list of models. */
enum ListFormat {
    /** One object that contains the rows. */
    JSON(ResponseHead.JSON),
    /** One row per line, so that a client can process rows one by one. */
    LINES(RestMediaType.APPLICATION_NDJSON),
    /** Some values of each row, for spreadsheets. */
    TABLE(CsvTable.TYPE);

    private final String type;

    ListFormat(String type) {
        this.type = type;
    }

    /** The format that a client prefers (RFC 9110, 12.5.1). */
    static ListFormat of(HttpHeaders request) {
        MediaType preferred = request.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || isLines(type))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_TYPE);
        return isLines(preferred) ? LINES : JSON;
    }

    /** The media type of the body. */
    String type() {
        return type;
    }

    private static boolean isLines(MediaType type) {
        return type.getSubtype().equals(RestMediaType.APPLICATION_NDJSON_TYPE.getSubtype());
    }
}
