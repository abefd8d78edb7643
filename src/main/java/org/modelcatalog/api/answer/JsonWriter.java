package org.modelcatalog.api.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Writes views as JSON: names in snake case, and numbers without an exponent (100, not 1E+2). */
@Singleton
public class JsonWriter {

    private final ObjectMapper json;

    @Inject
    public JsonWriter() {
        this(new ObjectMapper());
    }

    JsonWriter(ObjectMapper json) {
        this.json = json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    public byte[] of(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a member of an object: {@code "name":value}. */
    public byte[] member(String name, Object view) {
        byte[] key = of(name);
        byte[] value = of(view);
        return ByteBuffer.allocate(key.length + 1 + value.length)
                .put(key)
                .put((byte) ':')
                .put(value)
                .array();
    }
}
