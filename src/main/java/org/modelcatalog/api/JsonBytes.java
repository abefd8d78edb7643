package org.modelcatalog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/** Writes views as JSON. */
@Singleton
class JsonBytes {

    private final ObjectMapper json;

    JsonBytes(ObjectMapper json) {
        this.json = json;
    }

    byte[] of(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
