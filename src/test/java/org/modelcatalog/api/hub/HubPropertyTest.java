package org.modelcatalog.api.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Weights;
import org.modelcatalog.support.Models;

class HubPropertyTest {

    @Test
    void aModelIsWrittenUnderTheHubsNamesWithoutWhatIsUnknown() {
        assertThat(HubProperty.object(model(Gated.MANUAL), HubProperty.FULL, true))
                .hasToString("{_id=65a1b2c3d4e5f60718293a4b, id=acme-ai/Aurora-7B, modelId=acme-ai/Aurora-7B,"
                        + " private=false, likes=3, downloads=12, tags=[gguf, license:mit], pipeline_tag=text-generation,"
                        + " createdAt=2026-01-15T09:30:00.000Z, author=acme-ai, sha=0123abcd,"
                        + " lastModified=2026-02-01T00:00:00.000Z, gated=manual,"
                        + " safetensors={parameters={BF16=7}, total=7}}");
    }

    @Test
    void consentIsATruthValueOrAWord() {
        assertThat(List.of(Gated.values()))
                .extracting(gated -> HubProperty.object(model(gated), List.of(HubProperty.GATED), false)
                        .get("gated"))
                .containsExactlyInAnyOrder(false, "auto", "manual");
    }

    @Test
    void chosenPropertiesComeWithTheIdsAlone() {
        assertThat(HubProperty.object(model(Gated.NO), List.of(HubProperty.DOWNLOADS), false))
                .hasToString("{_id=65a1b2c3d4e5f60718293a4b, id=acme-ai/Aurora-7B, downloads=12}");
    }

    private static Model model(Gated gated) {
        var hub = new HubMetrics(
                "65a1b2c3d4e5f60718293a4b",
                12L,
                3L,
                "text-generation",
                null,
                gated,
                false,
                "2026-02-01T00:00:00.000Z",
                "acme-ai",
                null,
                null,
                null,
                null,
                "mit",
                null,
                List.of(),
                List.of(),
                List.of("gguf", "license:mit"),
                null,
                null,
                List.of(),
                null,
                new Weights(Map.of("BF16", 7L), null, null, null, null, null, "0123abcd"));
        return Models.row("hug", "acme-ai/Aurora-7B")
                .hubId("acme-ai/Aurora-7B")
                .created("2026-01-15T09:30:00.000Z")
                .hub(hub)
                .build();
    }
}
