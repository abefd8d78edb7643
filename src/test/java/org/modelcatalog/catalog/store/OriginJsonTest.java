package org.modelcatalog.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Origin;

class OriginJsonTest {

    private final JsonMapper json =
            JsonMapper.builder().addModule(OriginJson.module()).build();

    /** Twenty a row would be the most of what a catalog takes. */
    @Test
    void equalOriginsAreOne() throws JsonProcessingException {
        var origin = new Origin("hub", "said", Instant.parse("2026-01-15T09:30:00Z"));

        Origin[] read = json.readValue(json.writeValueAsString(new Origin[] {origin, origin}), Origin[].class);

        assertThat(read[0]).isEqualTo(origin).isSameAs(read[1]);
    }
}
