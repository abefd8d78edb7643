package org.modelcatalog.source.huggingface;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Reads a page record by record: an unusable record costs itself, a cut-off or wrong document costs the page.
 *
 * <p>Only one record is held as a tree at a time. Depth, string and number lengths are bounded by Jackson's stream
 * constraints.
 */
final class HubPageReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            // prices and scores with the digits they were written with
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private HubPageReader() {}

    /** @throws UpstreamException when the body is not one whole JSON array */
    static HubPage list(Buffer body) {
        try (JsonParser parser = JSON.createParser(body.getBytes())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("a list that is not a JSON array");
            }
            var records = new ArrayList<HubRecord>();
            var skipped = new HashMap<String, Integer>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode element = JSON.readTree(parser);
                try {
                    records.add(HubRecord.read(element));
                } catch (HubRecord.UnusableRecord unusable) {
                    skipped.merge(unusable.reason(), 1, Integer::sum);
                }
            }
            return new HubPage(records, skipped);
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Jackson leaves some numbers to BigDecimal, which throws what it likes.
            throw malformed("a list that is not valid JSON");
        }
    }

    /** @throws UpstreamException when the body is not one usable record */
    static HubRecord single(Buffer body) {
        try {
            return HubRecord.read(JSON.readTree(body.getBytes()));
        } catch (HubRecord.UnusableRecord | IOException | RuntimeException e) {
            throw malformed("a model that is not a usable JSON object");
        }
    }

    private static UpstreamException malformed(String what) {
        return new UpstreamException(Reason.MALFORMED, "the Hub sent " + what);
    }
}
