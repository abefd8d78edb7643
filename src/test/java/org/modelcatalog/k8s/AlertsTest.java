package org.modelcatalog.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.support.Tool;

/** Alerts fire exactly when they should, according to Prometheus' own tool. */
class AlertsTest {

    private static final Path RULE = Path.of("k8s", "components", "monitoring", "prometheusrule.yaml");
    private static final Path TESTS = Path.of("src", "test", "promtool", "alerts.yaml");

    @TempDir
    Path folder;

    private JsonNode rules;

    @BeforeEach
    void extractRules() throws IOException {
        rules = Manifests.documents(RULE).get(0).path("spec");
        new ObjectMapper(new YAMLFactory())
                .writeValue(folder.resolve("rules.yaml").toFile(), rules);
        Files.copy(TESTS, folder.resolve("alerts.yaml"));
    }

    @Test
    void theRulesAreRules() {
        assertThat(Tool.run(
                        Path.of(""),
                        "promtool",
                        "check",
                        "rules",
                        folder.resolve("rules.yaml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() {
        assertThat(Tool.run(
                        Path.of(""),
                        "promtool",
                        "test",
                        "rules",
                        folder.resolve("alerts.yaml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void everyAlertIsTriedBothWays() throws IOException {
        String tests = Files.readString(TESTS);

        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(tests).contains("alertname: " + name + "}");
            assertThat(tests).containsPattern("(alertname: " + name + "\n|alertname=\"" + name + "\")");
        });
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        String operations = Files.readString(Path.of("docs", "OPERATIONS.md"));

        assertThat(alerts()).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .endsWith("docs/OPERATIONS.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(operations).contains("### " + name + "\n");
        });
    }

    private List<JsonNode> alerts() {
        return StreamSupport.stream(rules.at("/groups/0/rules").spliterator(), false)
                .toList();
    }
}
