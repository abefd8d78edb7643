package org.modelcatalog.api.modelsdev;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of {@code api.json}, as strict as its maker's own. */
public final class ModelsDevSchema {

    private static final JsonSchema SCHEMA = read();

    private ModelsDevSchema() {}

    /** What is wrong with a document; empty if nothing is. */
    public static List<String> violations(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema read() {
        try (InputStream schema = ModelsDevSchema.class.getResourceAsStream("/modelsdev/api.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
