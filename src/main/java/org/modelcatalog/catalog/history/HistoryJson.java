package org.modelcatalog.catalog.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.modelcatalog.catalog.history.HistoryView.Packed;
import org.modelcatalog.catalog.snapshot.SnapshotId;

/**
 * Entries and bases of a log as lines of JSON: {@code {"sha256":"…","entry":{…}}}. The digest is that of the entry's bytes,
 * so that a line that was cut off or damaged is recognised.
 */
final class HistoryJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // An unpaired surrogate, which JSON can bring in and UTF-8 cannot hold, survives as an escape.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private static final byte[] BEFORE_DIGEST = ascii("{\"sha256\":\"");
    private static final byte[] AFTER_DIGEST = ascii("\",\"entry\":");
    private static final int DIGEST = 64;
    private static final int HEAD = BEFORE_DIGEST.length + DIGEST + AFTER_DIGEST.length;

    private HistoryJson() {}

    @RegisterForReflection
    record Head(long number, Instant at, String gateway, String snapshot) {}

    /** A line without its end. */
    static byte[] line(Object entry) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(entry);
            var line = new ByteArrayOutputStream(HEAD + json.length + 1);
            line.writeBytes(BEFORE_DIGEST);
            line.writeBytes(digest(json, 0, json.length));
            line.writeBytes(AFTER_DIGEST);
            line.writeBytes(json);
            line.write('}');
            return line.toByteArray();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same line, compressed; written twice, for its digest and itself, so that the line of a whole catalog is never in
     * memory.
     */
    static Packed packed(Object entry) {
        var sha256 = SnapshotId.sha256();
        var packed = new ByteArrayOutputStream();
        try (var digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            MAPPER.writeValue(digesting, entry);
            var deflater = new Deflater();
            var line = new DeflaterOutputStream(packed, deflater);
            line.write(BEFORE_DIGEST);
            line.write(ascii(HexFormat.of().formatHex(sha256.digest())));
            line.write(AFTER_DIGEST);
            MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(line, entry);
            line.write('}');
            line.finish();
            int size = Math.toIntExact(deflater.getBytesRead());
            deflater.end();
            return new Packed(packed.toByteArray(), size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a line that is not whole, and for an entry that no log writes. */
    static Optional<ChangeBatch> batch(byte[] line) {
        return entry(line, ChangeBatch.class)
                .filter(batch -> batch.number() > 0
                        && batch.at() != null
                        && batch.gateway() != null
                        && batch.snapshot() != null
                        && batch.changes().stream().allMatch(change -> change.id() != null && change.field() != null))
                .map(batch -> new ChangeBatch(
                        batch.number(),
                        batch.at(),
                        batch.gateway(),
                        batch.snapshot(),
                        batch.changes().stream().map(HistoryJson::normal).toList()));
    }

    /** A base without its rows, which are not read; empty for a line that is not whole. */
    static Optional<HistoryBase> head(byte[] line) {
        return entry(line, Head.class)
                .filter(head -> head.number >= 0 && head.at != null && head.gateway != null && head.snapshot != null)
                .map(head -> new HistoryBase(head.number, head.at, head.gateway, head.snapshot, null));
    }

    /** Empty for a line that is not whole. */
    static Optional<HistoryBase> base(byte[] line) {
        return entry(line, HistoryBase.class)
                .filter(base -> base.number() >= 0
                        && base.at() != null
                        && base.gateway() != null
                        && base.snapshot() != null
                        && base.rows() != null)
                .map(base -> new HistoryBase(
                        base.number(), base.at(), base.gateway(), base.snapshot(), normal(base.rows())));
    }

    /** Any JSON, as maps, lists and scalars. */
    static Object value(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, Object.class);
    }

    /** The reverse of {@link #value}. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The canonical bytes of rows: equal rows have equal bytes. */
    static byte[] bytes(CatalogRows rows) {
        try {
            return MAPPER.writeValueAsBytes(rows.byId());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldChange normal(FieldChange change) {
        return new FieldChange(
                change.id(),
                change.field(),
                HistoryRow.normal(change.from()),
                HistoryRow.normal(change.to()),
                change.source());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> normal(Map<String, Map<String, Object>> rows) {
        // in place: two forms of all rows at once would be most of the memory that reading a log takes
        rows.replaceAll((id, row) -> (Map<String, Object>) HistoryRow.normal(row));
        return new TreeMap<>(rows);
    }

    private static <T> Optional<T> entry(byte[] line, Class<T> type) {
        int end = line.length - 1;
        if (end < HEAD
                || line[end] != '}'
                || !matches(line, 0, BEFORE_DIGEST)
                || !matches(line, BEFORE_DIGEST.length + DIGEST, AFTER_DIGEST)
                || !matches(line, BEFORE_DIGEST.length, digest(line, HEAD, end - HEAD))) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(line, HEAD, end - HEAD, type));
        } catch (IOException | RuntimeException notWrittenByALog) {
            return Optional.empty();
        }
    }

    private static boolean matches(byte[] line, int from, byte[] expected) {
        return Arrays.equals(line, from, from + expected.length, expected, 0, expected.length);
    }

    private static byte[] digest(byte[] bytes, int from, int length) {
        var sha256 = SnapshotId.sha256();
        sha256.update(bytes, from, length);
        return ascii(HexFormat.of().formatHex(sha256.digest()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
