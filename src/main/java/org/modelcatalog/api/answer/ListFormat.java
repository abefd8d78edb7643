package org.modelcatalog.api.answer;

import org.jboss.resteasy.reactive.common.util.RestMediaType;

/** How a list of models is written. */
public enum ListFormat {
    /** One object, the rows in it. */
    JSON(ResponseHead.JSON),
    /** The rows alone, each an object on a line of its own: what reads it need not hold it. */
    LINES(RestMediaType.APPLICATION_NDJSON);

    /** For routes: who accepts both, or anything, gets an object. */
    public static final String RATHER_NOT_LINES = RestMediaType.APPLICATION_NDJSON + ";qs=0.1";

    private final String type;

    ListFormat(String type) {
        this.type = type;
    }

    /** The media type of the body. */
    String type() {
        return type;
    }
}
