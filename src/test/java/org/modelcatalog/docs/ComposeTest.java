package org.modelcatalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compose.yaml} fits the service, its image and its settings; no engine is needed to check that. */
class ComposeTest {

    private static final Path DOCKERFILES = Path.of("src", "main", "docker");
    private static final Pattern SETTING = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`");

    private JsonNode compose;
    private JsonNode service;

    @BeforeEach
    void read() throws IOException {
        compose = WorkflowRules.parsed(Files.readString(Path.of("compose.yaml")));
        service = compose.at("/services/model-catalog");
    }

    @Test
    void everyVariableIsASetting() throws IOException {
        Set<String> settings = SETTING.matcher(Files.readString(Path.of("docs", "CONFIGURATION.md")))
                .results()
                .map(setting -> setting.group(1))
                .collect(Collectors.toSet());

        assertThat(environment().keySet()).isNotEmpty().isSubsetOf(settings);
    }

    @Test
    void secretsComeFromTheEnvironmentAlone() {
        Stream<JsonNode> secrets = environment().entrySet().stream()
                .filter(variable -> variable.getKey().matches(".*_(TOKEN|KEYS?|PASSWORD)"))
                .map(Map.Entry::getValue);

        assertThat(secrets).isNotEmpty().allMatch(JsonNode::isNull);
    }

    @Test
    void theSnapshotFolderIsAVolumeThatTheUserOfTheImageCanWriteTo() throws IOException {
        String folder = environment().get("CATALOG_SNAPSHOT_DIR").asText();
        String[] mount = service.at("/volumes/0").asText().split(":");

        assertThat(mount[1]).isEqualTo(folder);
        assertThat(compose.path("volumes").has(mount[0])).isTrue();
        assertThat(service.path("read_only").asBoolean()).isTrue();
        try (Stream<Path> dockerfiles = Files.list(DOCKERFILES)) {
            assertThat(dockerfiles)
                    .isNotEmpty()
                    .allSatisfy(dockerfile -> assertThat(Files.readString(dockerfile))
                            .contains("chown 10001:10001 " + folder + "\n")
                            .contains("USER 10001:10001\n"));
        }
    }

    @Test
    void thePortsAreThoseOfTheImageAndManagementStaysOnTheHost() throws IOException {
        List<String> ports = texts(service.path("ports"));
        String dockerfile =
                Files.readString(Path.of(service.at("/build/dockerfile").asText()));

        assertThat(dockerfile).contains("EXPOSE 8080 9000\n");
        assertThat(ports).containsExactly("8080:8080", "127.0.0.1:9000:9000");
    }

    @Test
    void redisIsTheValkeyBesideItAsOnKubernetes() throws IOException {
        JsonNode valkey = compose.at("/services/valkey");
        String kustomization = Files.readString(Path.of("k8s", "components", "valkey", "kustomization.yaml"));
        JsonNode image = WorkflowRules.parsed(kustomization).at("/images/0");

        assertThat(environment().get("CATALOG_REDIS_HOSTS").asText()).isEqualTo("redis://valkey:6379");
        assertThat(valkey.path("image").asText())
                .isEqualTo(image.path("newName").asText() + ":"
                        + image.path("newTag").asText());
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void theHealthCheckReadsReadiness(int status, int exit) throws IOException, InterruptedException {
        HttpServer management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        management.createContext("/q/health/ready", request -> {
            request.sendResponseHeaders(status, -1);
            request.close();
        });
        management.start();
        try {
            assertThat(checked(management.getAddress().getPort())).isEqualTo(exit);
        } finally {
            management.stop(0);
        }
    }

    /** The exit code of the check as the engine runs it, for which two dollars stand for one. */
    private int checked(int port) throws IOException, InterruptedException {
        List<String> command = texts(service.at("/healthcheck/test")).stream()
                .skip(1)
                .map(word -> word.replace("$$", "$").replace("/9000", "/" + port))
                .toList();
        Process check = new ProcessBuilder(command).start();
        try {
            assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return check.exitValue();
        } finally {
            check.destroyForcibly();
        }
    }

    private Map<String, JsonNode> environment() {
        return service.path("environment").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
