package org.modelcatalog.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Reads a list record by record: an unusable record costs itself, a cut-off or wrong document costs the answer.
 *
 * <p>A record is looked over for its end first and becomes a tree, the only one at that time, when it is not too large:
 * a tree takes many times the memory of its JSON. Depth, name and number lengths, and what an answer of tiny values could
 * take, are bounded by Jackson's stream constraints.
 *
 * @param upstream who sends it, for messages, for example {@code the Hub}
 * @param maxRecords more are counted and left out
 * @param reading makes something of one record
 */
public record RecordReader<T>(String upstream, int maxRecords, Reading<T> reading) {

    /** Bytes of JSON; the largest records of the Hub, with thousands of tags, are about a third of that. */
    public static final int MAX_RECORD_SIZE = 256 * 1024;

    /** A page of a thousand popular models, with all their tags and offers, has less than half of that. */
    public static final long MAX_TOKENS = 500_000;

    /** Reads JSON within these bounds, prices and scores exactly. */
    public static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            // prices and scores exactly, not as the nearest float
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    /** Makes something of one record. */
    @FunctionalInterface
    public interface Reading<T> {

        /** @throws UnusableRecordException when nothing can be made of it */
        T read(JsonNode json) throws UnusableRecordException;
    }

    /**
     * A bare list.
     *
     * @param length how many of the bytes are the document
     * @throws UpstreamException when they are not one whole JSON array
     */
    public Records<T> list(byte[] bytes, int length) {
        return document(bytes, length, List.of());
    }

    /**
     * A list in an object, with what is said beside it.
     *
     * @param length how many of the bytes are the document
     * @param field the name of the list
     * @throws UpstreamException when they are not one whole JSON object with that list
     */
    public Records<T> listIn(String field, byte[] bytes, int length) {
        return document(bytes, length, List.of(field));
    }

    /**
     * A list in an object, or in an object in it, with what is said beside it and around it.
     *
     * @param length how many of the bytes are the document
     * @param path the names that lead to the list
     * @throws UpstreamException when they are not one whole JSON object with that list
     */
    public Records<T> listIn(List<String> path, byte[] bytes, int length) {
        return document(bytes, length, path);
    }

    /** One record alone; fails with {@link UpstreamException} when it is not usable. */
    public T single(byte[] bytes, int length) {
        try {
            return reading.read(JSON.readTree(bytes, 0, length));
        } catch (UnusableRecordException | IOException | RuntimeException e) {
            throw malformed("a model that is not a usable JSON object");
        }
    }

    private Records<T> document(byte[] bytes, int length, List<String> path) {
        try (JsonParser parser = JSON.createParser(bytes, 0, length)) {
            parser.nextToken();
            var elements = new Elements<>(this, bytes);
            if (path.isEmpty()) {
                elements.list(parser);
            } else {
                elements.listIn(path, parser);
            }
            if (parser.nextToken() != null) {
                throw malformed("a list with more behind it");
            }
            return elements.read();
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Jackson leaves some numbers to BigDecimal, which throws what it likes.
            throw malformed("a list that is not valid JSON");
        }
    }

    UpstreamException malformed(String what) {
        return new UpstreamException(Reason.MALFORMED, upstream + " sent " + what);
    }
}
