package org.modelcatalog.catalog.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.modelcatalog.model.Origin;

/**
 * Writes origins as {@code [source, rule, at]}. A row has some twenty origins and a snapshot few distinct ones, so equal
 * ones are shared: they took most of the time and memory of loading.
 */
final class OriginJson {

    private OriginJson() {}

    static Module module() {
        return new SimpleModule().addSerializer(Origin.class, new Writer()).addDeserializer(Origin.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Origin> {

        @Override
        public void serialize(Origin origin, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeStartArray();
            json.writeString(origin.source());
            json.writeString(origin.rule());
            json.writeString(origin.at() == null ? null : origin.at().toString());
            json.writeEndArray();
        }
    }

    private static final class Reader extends JsonDeserializer<Origin> {

        /** An origin as it is written. */
        private record Written(String source, String rule, String at) {}

        @Override
        public Origin deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return (Origin) context.handleUnexpectedToken(Origin.class, json);
            }
            var written = new Written(text(json, context), text(json, context), text(json, context));
            if (json.nextToken() != JsonToken.END_ARRAY) {
                return (Origin) context.handleUnexpectedToken(Origin.class, json);
            }
            Map<Written, Origin> known = known(context);
            Origin origin = known.get(written);
            if (origin == null) {
                origin = new Origin(written.source(), written.rule(), instant(written.at(), context));
                known.put(written, origin);
            }
            return origin;
        }

        private static String text(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.nextToken()) {
                case VALUE_STRING -> json.getText();
                case VALUE_NULL -> null;
                default -> (String) context.handleUnexpectedToken(String.class, json);
            };
        }

        private static Instant instant(String text, DeserializationContext context) throws IOException {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "no instant");
            }
        }

        /** Those of this document. */
        @SuppressWarnings("unchecked")
        private static Map<Written, Origin> known(DeserializationContext context) {
            Object known = context.getAttribute(Reader.class);
            if (known == null) {
                known = new HashMap<Written, Origin>();
                context.setAttribute(Reader.class, known);
            }
            return (Map<Written, Origin>) known;
        }
    }
}
