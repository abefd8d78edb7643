package org.modelcatalog.query.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.modelcatalog.catalog.mirror.MirrorState;

/**
 * What a commit holds beside the rows.
 *
 * @param codec reads the rows; null = no row was ever written
 */
@RegisterForReflection(targets = MirrorState.class)
record CommitData(MirrorState state, RowCodec codec) {

    static final CommitData NONE = new CommitData(MirrorState.NONE, null);

    private static final String FORMAT = "format";
    private static final String STATE = "state";
    private static final String DICTIONARY = "dictionary";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // a later release may add components
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The version of the format; null = none is named. */
    static String version(Map<String, String> written) {
        return written.get(FORMAT);
    }

    Set<Map.Entry<String, String>> write() throws JsonProcessingException {
        return Map.of(
                        FORMAT,
                        HubFields.VERSION,
                        STATE,
                        MAPPER.writeValueAsString(state),
                        DICTIONARY,
                        codec == null ? "" : Base64.getEncoder().encodeToString(codec.dictionary()))
                .entrySet();
    }

    /** Reads what {@link #write} wrote. */
    static CommitData read(Map<String, String> written) throws CorruptIndexException {
        try {
            MirrorState state = MAPPER.readValue(written.getOrDefault(STATE, "null"), MirrorState.class);
            byte[] dictionary = Base64.getDecoder().decode(written.getOrDefault(DICTIONARY, ""));
            if (state != null) {
                return new CommitData(state, dictionary.length == 0 ? null : new RowCodec(dictionary));
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // named below, without its message, which quotes the commit
        }
        throw new CorruptIndexException("no state of the mirror", "commit");
    }
}
