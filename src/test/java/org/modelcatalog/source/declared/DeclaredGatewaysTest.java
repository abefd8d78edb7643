package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.list.ListClients;
import org.modelcatalog.support.StubEndpoints;
import org.modelcatalog.support.TestConfig;

/** What is wrong about a declaration ends the start and is named. */
class DeclaredGatewaysTest {

    private static final String ENDPOINT = "http://vllm.example:8000";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=openai                       | CATALOG_GATEWAYS_ACME_ENDPOINT is missing: a kind has no host of its own
            kind=opnai endpoint=http://a.example | CATALOG_GATEWAYS_ACME_KIND must be a kind of gateway: chutes, deepinfra
            note=Ours                         | CATALOG_GATEWAYS_ACME_NOTE, _ALIASES and _PATH are of gateways that are declared
            aliases=ours                      | CATALOG_GATEWAYS_ACME_NOTE, _ALIASES and _PATH are of gateways that are declared
            path=/v1/list                     | CATALOG_GATEWAYS_ACME_NOTE, _ALIASES and _PATH are of gateways that are declared
            """)
    void isNamedByItsVariable(String settings, String message) {
        var all = new HashMap<String, String>();
        for (String setting : settings.split(" ")) {
            all.put("gateways.acme." + setting.split("=")[0], setting.split("=")[1]);
        }

        assertThatThrownBy(() -> declare(all))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"Acme", "a_b", "-a", "'\"a.b\"'", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void isAlsoAName(String slug) {
        var settings = Map.of("gateways." + slug + ".kind", "openai", "gateways." + slug + ".endpoint", ENDPOINT);

        assertThatThrownBy(() -> declare(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the name of a declared gateway must be a word of a-z, 0-9 and -");
    }

    @Test
    void isAlsoAFileOfTheOperators(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), "path: /v1/models\nid: [a, b..c]");

        assertThatThrownBy(() -> declare(Map.of("kinds-dir", folder.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(folder.resolve("mine.yaml")
                        + ": id must be a path such as pricing.prompt, tags[] or pricing[type=prompt].cost");
    }

    @Test
    void areNoneWhereNothingIsDeclared() {
        assertThat(declare(Map.of("gateways.openrouter.enabled", "true")).sources())
                .isEmpty();
    }

    private static DeclaredGateways declare(Map<String, String> settings) {
        CatalogConfig config = TestConfig.with(settings);
        // no connection is opened before everything is checked
        return new DeclaredGateways(
                config, new StubEndpoints(URI.create("http://127.0.0.1")), new ListClients(null, config));
    }
}
