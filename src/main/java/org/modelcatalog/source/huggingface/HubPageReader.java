package org.modelcatalog.source.huggingface;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.Body;

/**
 * Reads a page record by record: an unusable record costs itself, a cut-off or wrong document costs the page.
 *
 * <p>A record is looked over for its end first and becomes a tree, the only one at that time, when it is not too large:
 * a tree takes many times the memory of its JSON. Depth, name and number lengths, and what a page of tiny values could
 * take, are bounded by Jackson's stream constraints.
 */
final class HubPageReader {

    /** The Hub gives no more a page, whatever is asked for. */
    static final int MAX_RECORDS = 1000;

    /** Bytes of JSON; the largest records of the Hub, with thousands of tags, are about a third of that. */
    static final int MAX_RECORD_SIZE = 256 * 1024;

    /** A page of a thousand popular models, with all their tags and offers, has less than half of that. */
    static final long MAX_TOKENS = 500_000;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            // prices and scores with the digits they were written with
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private final byte[] json;
    private final List<HubRecord> records = new ArrayList<>();
    private final Map<String, Integer> skipped = new HashMap<>();
    private int elements;

    private HubPageReader(byte[] json) {
        this.json = json;
    }

    /** @throws UpstreamException when the body is not one whole JSON array */
    static HubPage list(Body body) {
        try (JsonParser parser = JSON.createParser(body.bytes(), 0, body.length())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("a list that is not a JSON array");
            }
            var reader = new HubPageReader(body.bytes());
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                reader.element(parser);
            }
            return new HubPage(reader.records, reader.skipped);
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Jackson leaves some numbers to BigDecimal, which throws what it likes.
            throw malformed("a list that is not valid JSON");
        }
    }

    /** @throws UpstreamException when the body is not one usable record */
    static HubRecord single(Body body) {
        try {
            return HubRecord.read(JSON.readTree(body.bytes(), 0, body.length()));
        } catch (HubRecord.UnusableRecord | IOException | RuntimeException e) {
            throw malformed("a model that is not a usable JSON object");
        }
    }

    /** Leaves the parser at the element's end. */
    private void element(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw malformed("a list that is cut off");
        }
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long size = parser.currentLocation().getByteOffset() - start;
        if (elements++ >= MAX_RECORDS) {
            skip("beyond_page");
        } else if (size > MAX_RECORD_SIZE) {
            skip("too_large");
        } else if (!object) {
            skip("not_an_object");
        } else {
            record(JSON.readTree(json, Math.toIntExact(start), Math.toIntExact(size)));
        }
    }

    private void record(JsonNode tree) {
        try {
            records.add(HubRecord.read(tree));
        } catch (HubRecord.UnusableRecord unusable) {
            skip(unusable.reason());
        }
    }

    private void skip(String reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    private static UpstreamException malformed(String what) {
        return new UpstreamException(Reason.MALFORMED, "the Hub sent " + what);
    }
}
