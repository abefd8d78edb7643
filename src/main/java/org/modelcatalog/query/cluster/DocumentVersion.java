package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** Which change of a document was the last, so that the next one can be made only by who knows it. */
record DocumentVersion(long number, long term) {

    static DocumentVersion of(JsonNode answer) {
        return new DocumentVersion(
                answer.path("_seq_no").asLong(), answer.path("_primary_term").asLong());
    }

    /**
     * The parameters of a write that succeeds only after this change.
     *
     * @param last null = only if there is no document
     */
    static String only(DocumentVersion last) {
        return last == null ? "op_type=create" : "if_seq_no=" + last.number + "&if_primary_term=" + last.term;
    }
}
