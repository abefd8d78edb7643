package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.TestConfig;

class UpstreamSettingsTest {

    @Test
    void secretsAreNotPrinted() {
        var settings = new UpstreamSettings(
                "hug",
                new Endpoint(URI.create("http://hub.internal")),
                Map.of("Authorization", "Bearer hf_secret"),
                TestConfig.with(Map.of()).huggingface(),
                1,
                1);

        assertThat(settings.toString()).contains("hug").doesNotContain("hf_secret", "hub.internal");
    }
}
