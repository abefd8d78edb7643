package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://hub.example, https://hub.example/api/models",
        "https://hub.example/, https://hub.example/api/models",
        "http://localhost:8081/mirror//, http://localhost:8081/mirror/api/models",
    })
    void isABaseWithoutATrailingSlash(URI base, URI models) {
        assertThat(new Endpoint(base).at("/api/models")).isEqualTo(models);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.example",
                "ftp://hub.example",
                "https:///x",
                "https://u:p@hub.example",
                "https://hub.example?x",
                "file:/x"
            })
    void anythingButAPlainBaseIsRefusedAndTheSettingNamed(String base) {
        assertThatThrownBy(() -> Endpoint.of("HF_ENDPOINT", URI.create(base)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HF_ENDPOINT")
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example/api/models?cursor=a%3D, https://hub.example/api/models?cursor=a%3D",
        "/api/models?cursor=b, https://hub.example/api/models?cursor=b",
        "https://hub.example:443/api/models, https://hub.example:443/api/models",
        "HTTPS://HUB.example/api/models, HTTPS://HUB.example/api/models",
    })
    void followsWhatStaysBelowIt(String reference, URI target) {
        var endpoint = new Endpoint(URI.create("https://hub.example"));

        assertThat(endpoint.follow(endpoint.at("/api/models?x"), reference, "/api/models"))
                .contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example/api/models",
                "https://hub.example:8443/api/models",
                "https://hub.example.evil/api/models",
                "https://u@hub.example/api/models",
                "https://hub.example/api/whoami",
                "https://hub.example/api/models/../whoami",
                "//evil.example/api/models",
                "javascript:alert(1)",
                "http://[::1",
                "",
            })
    void refusesWhatLeavesIt(String reference) {
        var endpoint = new Endpoint(URI.create("https://hub.example/"));

        assertThat(endpoint.follow(endpoint.at("/other"), reference, "/api/models"))
                .isEmpty();
    }

    @Test
    void aMirrorBelowAPathKeepsItsPath() {
        var mirror = new Endpoint(URI.create("https://mirror.example/hub"));
        URI asked = mirror.at("/api/models");

        assertThat(mirror.follow(asked, "https://mirror.example/hub/api/models?cursor=a", "/api/models"))
                .isPresent();
        assertThat(mirror.follow(asked, "https://mirror.example/api/models?cursor=a", "/api/models"))
                .isEmpty();
    }
}
