package org.modelcatalog.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has been read of one document so far. */
final class Elements<T> {

    /** What is said beside a list is some numbers. */
    private static final int MAX_ENVELOPE_FIELD_SIZE = 4 * 1024;

    private final RecordReader<T> reader;
    private final byte[] json;
    private final List<T> records = new ArrayList<>();
    private final Map<String, Integer> skipped = new HashMap<>();
    private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    private int count;

    Elements(RecordReader<T> reader, byte[] json) {
        this.reader = reader;
        this.json = json;
    }

    Records<T> read() {
        return new Records<>(records, skipped, envelope);
    }

    /** Reads a list that begins here. */
    void list(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw reader.malformed("a list that is not a JSON array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element(parser);
        }
    }

    /** Reads an object that begins here and holds a list, at the end of these names. */
    void listIn(List<String> path, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw reader.malformed("an answer that is not a JSON object");
        }
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(path.get(0))) {
                if (path.size() == 1) {
                    list(parser);
                } else {
                    listIn(path.subList(1, path.size()), parser);
                }
                found = true;
            } else {
                said(name, parser);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw reader.malformed("an answer that is cut off");
        }
        if (!found) {
            throw reader.malformed("an answer without its list");
        }
    }

    private void said(String name, JsonParser parser) throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long size = parser.currentLocation().getByteOffset() - start;
        if (size > 0 && size <= MAX_ENVELOPE_FIELD_SIZE) {
            envelope.set(name, tree(start, size));
        }
    }

    /** Leaves the parser at the element's end. */
    private void element(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw reader.malformed("a list that is cut off");
        }
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long size = parser.currentLocation().getByteOffset() - start;
        if (count++ >= reader.maxRecords()) {
            skip("beyond_page");
        } else if (size > RecordReader.MAX_RECORD_SIZE) {
            skip("too_large");
        } else if (!object) {
            skip("not_an_object");
        } else {
            record(tree(start, size));
        }
    }

    private JsonNode tree(long start, long size) throws IOException {
        return RecordReader.JSON.readTree(json, Math.toIntExact(start), Math.toIntExact(size));
    }

    private void record(JsonNode tree) {
        try {
            records.add(reader.reading().read(tree));
        } catch (UnusableRecordException unusable) {
            skip(unusable.reason());
        }
    }

    private void skip(String reason) {
        skipped.merge(reason, 1, Integer::sum);
    }
}
