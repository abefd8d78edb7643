package org.modelcatalog.catalog.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.modelcatalog.model.Model;

/** One row as JSON, as snapshots hold it, without the components that are null. */
public final class ModelJson {

    private static final JsonMapper MAPPER = SnapshotJson.mapper()
            .rebuild()
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
            .build();

    private ModelJson() {}

    /** Writes a row. */
    public static byte[] write(Model model) throws IOException {
        return MAPPER.writeValueAsBytes(model);
    }

    /** Reads what {@link #write} wrote. */
    public static Model read(byte[] json, int offset, int length) throws IOException {
        return MAPPER.readValue(json, offset, length, Model.class);
    }
}
