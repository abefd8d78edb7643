package org.modelcatalog.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Reads a document that is objects in objects, entry by entry: one entry is a tree at a time, and one that is no object or
 * too large is left out.
 *
 * @param upstream who sends it, for messages
 * @param path the names that lead to the entries; {@link #ANY} = every name
 * @param maxEntries more are left out
 */
public record EntryReader(String upstream, List<String> path, int maxEntries) {

    /** Stands for every name. */
    public static final String ANY = "*";

    /** The largest base has some 700,000 in 5 MB; the size of a body is bounded elsewhere. */
    private static final long MAX_TOKENS = 5_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
            .build();

    public EntryReader {
        path = List.copyOf(path);
    }

    /**
     * Reads every entry, in the order of the document.
     *
     * @param length how many of the bytes are the document
     * @param entries gets the names that lead to an entry, and the entry
     * @throws UpstreamException when they are not one whole JSON object
     */
    public void read(byte[] bytes, int length, BiConsumer<List<String>, JsonNode> entries) {
        try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("an answer that is not a JSON object");
            }
            new Walk(parser, bytes, entries).object(0);
            if (parser.nextToken() != null) {
                throw malformed("an object with more behind it");
            }
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw malformed("an object that is not valid JSON");
        }
    }

    private UpstreamException malformed(String what) {
        return new UpstreamException(Reason.MALFORMED, upstream + " sent " + what);
    }

    /** One document on its way. */
    private final class Walk {

        private final JsonParser parser;
        private final byte[] bytes;
        private final BiConsumer<List<String>, JsonNode> entries;
        private final List<String> names = new ArrayList<>();
        private int count;

        Walk(JsonParser parser, byte[] bytes, BiConsumer<List<String>, JsonNode> entries) {
            this.parser = parser;
            this.bytes = bytes;
            this.entries = entries;
        }

        /** Reads the object that begins here, of that depth. */
        void object(int depth) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean wanted = path.get(depth).equals(ANY) || path.get(depth).equals(name);
                if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
                    names.add(name);
                    if (depth + 1 < path.size()) {
                        object(depth + 1);
                    } else {
                        entry();
                    }
                    names.remove(depth);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw malformed("an answer that is cut off");
            }
        }

        private void entry() throws IOException {
            long start = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            long size = parser.currentLocation().getByteOffset() - start;
            if (size <= RecordReader.MAX_RECORD_SIZE && count++ < maxEntries) {
                entries.accept(
                        List.copyOf(names),
                        RecordReader.JSON.readTree(bytes, Math.toIntExact(start), Math.toIntExact(size)));
            }
        }
    }
}
