package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Pricing;

/** The operator's own kinds. */
class KindsTest {

    private static final String SETTING = "CATALOG_GATEWAYS_ACME_KIND";

    /** As docs/GATEWAYS.md has it. */
    private static final String TEN_LINES = """
            path: /api/catalogue
            records: result.models
            id: key
            hub_id: weights.hub
            context: window
            max_output: reply
            price:
              unit: usd_per_thousand_tokens
              prompt: cost.in
              completion: cost.out
            """;

    @TempDir
    Path folder;

    @Test
    void readAListThatNoneOfOursReads() throws IOException {
        write("acme.yaml", TEN_LINES);
        Kind kind = Kinds.in(folder).get(SETTING, "acme");

        Model model = KindRows.row(KindRows.read(kind, """
                        {"result":{"count":1,"models":[{"key":"ant","weights":{"hub":"acme/Ant-7B"},"window":32768,
                        "reply":4096,"cost":{"in":0.0001,"out":"0.0002"}}]},"more":null}"""), "ant");

        assertThat(model.huggingFaceId()).isEqualTo("acme/Ant-7B");
        assertThat(model.contextLength()).isEqualTo(32768);
        assertThat(model.serving().pricing())
                .isEqualTo(Pricing.perToken(new BigDecimal("0.0000001"), new BigDecimal("0.0000002")));
    }

    @Test
    void replaceOursOfTheSameName() throws IOException {
        write("openai.yml", TEN_LINES);

        assertThat(Kinds.in(folder).get(SETTING, "openai").path()).isEqualTo("/api/catalogue");
        assertThat(Kinds.in(folder).get(SETTING, "groq").path()).isEqualTo("/openai/v1/models");
    }

    @Test
    void areRefusedAtStartAlsoWhereNoGatewayIsOfThem() throws IOException {
        write("fine.yaml", TEN_LINES);
        write("broken.yaml", TEN_LINES + "prise: 1");

        assertThatThrownBy(() -> Kinds.in(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broken.yaml: prise is no key here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme.yaml", "a b.yaml", "-a.yaml", "ä.yml", "x.YAML"})
    void areCalledByAWord(String file) throws IOException {
        write(file, TEN_LINES);

        assertThatThrownBy(() -> Kinds.in(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("must be called by a word");
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.yaml", "README.md", "acme.yaml.bak"})
    void areNoOtherFiles(String file) throws IOException {
        write(file, "no kind");
        Files.createDirectory(folder.resolve("folder.yaml"));

        assertThat(Kinds.in(folder).get(SETTING, "openai")).isNotNull();
    }

    @Test
    void areFoundBehindTheLinksOfAMountedConfigMap() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..data"));
        Files.writeString(data.resolve("acme.yaml"), TEN_LINES);
        Files.createSymbolicLink(folder.resolve("acme.yaml"), data.resolve("acme.yaml"));

        assertThat(Kinds.in(folder).get(SETTING, "acme").path()).isEqualTo("/api/catalogue");
    }

    @Test
    void areThereOnce() throws IOException {
        write("acme.yaml", TEN_LINES);
        write("acme.yml", TEN_LINES);

        assertThatThrownBy(() -> Kinds.in(folder)).hasMessageContaining("it is there as .yaml and as .yml");
    }

    @Test
    void needAFolder() {
        assertThatThrownBy(() -> Kinds.in(folder.resolve("none")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CATALOG_GATEWAYS_KINDS_DIR must be a folder that can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opnai", "../openai", "gateways/openai", ""})
    void areNamedWhereOneIsUnknown(String name) throws IOException {
        write("acme.yaml", TEN_LINES);

        assertThatThrownBy(() -> Kinds.in(folder).get(SETTING, name))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(SETTING + " must be a kind of gateway: acme, chutes, ");
    }

    @Test
    void differInTheirDigestWhenTheirFileDoes() throws IOException {
        write("acme.yaml", TEN_LINES);
        String before = Kinds.in(folder).get(SETTING, "acme").digest();
        write("acme.yaml", TEN_LINES.replace("thousand", "million"));

        assertThat(Kinds.in(folder).get(SETTING, "acme").digest()).isNotEqualTo(before);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
