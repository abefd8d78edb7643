package org.modelcatalog.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest matches Kubernetes' own schema, and every overlay renders. */
class ManifestsTest {

    static List<Path> files() {
        return Manifests.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyManifestIsAsItsKindHasIt(Path file) {
        assertThat(Manifests.documents(file))
                .isNotEmpty()
                .allSatisfy(
                        manifest -> assertThat(ManifestSchema.flaw(manifest)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-redis", "prod-opensearch"})
    void everyOverlayRendersToManifestsOfTheirKinds(String overlay) {
        assertThat(Manifests.rendered(overlay))
                .isNotEmpty()
                .allSatisfy(
                        manifest -> assertThat(ManifestSchema.flaw(manifest)).isEmpty());
    }

    @Test
    void aFieldThatIsMisspeltIsFound() {
        JsonNode deployment = of("Deployment", rendered());
        ((ObjectNode) container(deployment)).putObject("readinesProbe");

        assertThat(ManifestSchema.flaw(deployment))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("readinesProbe"));
    }

    @Test
    void aFieldThatIsMissingIsFound() {
        JsonNode deployment = of("Deployment", rendered());
        ((ObjectNode) deployment.path("spec")).remove("selector");

        assertThat(ManifestSchema.flaw(deployment))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("selector"));
    }

    @Test
    void aValueOfAWrongTypeIsFound() {
        JsonNode deployment = of("Deployment", rendered());
        ((ObjectNode) container(deployment).path("readinessProbe")).put("periodSeconds", "often");

        assertThat(ManifestSchema.flaw(deployment)).isPresent();
    }

    @Test
    void aMisspeltFieldOfARuleIsFound() {
        JsonNode rule = of("PrometheusRule", Manifests.rendered("prod"));
        ((ObjectNode) rule.at("/spec/groups/0/rules/0")).put("fore", "5m");

        assertThat(ManifestSchema.flaw(rule))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("fore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-redis", "prod-opensearch"})
    void noContainerMayDoMoreThanItHasTo(String overlay) {
        Stream<JsonNode> deployments = Manifests.rendered(overlay).stream().filter(ManifestsTest::isDeployment);

        assertThat(deployments.map(deployment -> deployment.at("/spec/template/spec")))
                .isNotEmpty()
                .allSatisfy(pod -> {
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                            .isTrue();
                    assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.path("automountServiceAccountToken").asBoolean(true))
                            .isFalse();
                    JsonNode container = pod.at("/containers/0/securityContext");
                    assertThat(container.path("readOnlyRootFilesystem").asBoolean())
                            .isTrue();
                    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "prod-redis", "prod-opensearch"})
    void noSecretIsInIt(String overlay) {
        assertThat(Manifests.rendered(overlay))
                .noneMatch(manifest -> manifest.path("kind").asText().equals("Secret"));
    }

    @Test
    void withRedisEveryReplicaIsToldOfIt() {
        List<JsonNode> manifests = Manifests.rendered("prod-redis");
        JsonNode service = manifests.stream()
                .filter(manifest -> manifest.path("kind").asText().equals("Service"))
                .filter(manifest -> manifest.at("/metadata/name").asText().endsWith("valkey"))
                .findFirst()
                .orElseThrow();

        assertThat(manifests.stream()
                        .map(manifest ->
                                manifest.at("/data/CATALOG_REDIS_HOSTS").asText()))
                .contains("redis://" + service.at("/metadata/name").asText() + ":"
                        + service.at("/spec/ports/0/port").asText());
    }

    @Test
    void theSearchClusterIsWhereThePolicyLetsReplicasGo() {
        List<JsonNode> manifests = Manifests.rendered("prod-opensearch");
        JsonNode settings = manifests.stream()
                .map(manifest -> manifest.path("data"))
                .filter(data -> data.has("CATALOG_OPENSEARCH_HOSTS"))
                .findFirst()
                .orElseThrow();
        URI host = URI.create(settings.path("CATALOG_OPENSEARCH_HOSTS").asText());
        JsonNode egress = manifests.stream()
                .filter(manifest -> manifest.at("/metadata/name").asText().equals("model-catalog-to-opensearch"))
                .findFirst()
                .orElseThrow()
                .at("/spec/egress/0");

        assertThat(settings.path("CATALOG_HUB_INDEX").asText()).isEqualTo("opensearch");
        assertThat(host.getHost())
                .endsWith("."
                        + egress.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                .asText());
        assertThat(egress.at("/ports/0/port").asInt()).isEqualTo(host.getPort());
    }

    @Test
    void aPodThatEndsHasTimeForWhatItsServiceDoesThen() {
        JsonNode pod = of("Deployment", rendered()).at("/spec/template/spec");
        int preStop = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();

        // in flight: QUARKUS_SHUTDOWN_TIMEOUT
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(preStop + 10);
        assertThat(preStop).isPositive();
    }

    @Test
    void theNativeImageComesWithMemoryToMatch(@TempDir Path folder) throws IOException {
        List<JsonNode> manifests = Manifests.rendered("dev", "native", folder);
        JsonNode container = container(of("Deployment", manifests));

        assertThat(container.path("image").asText()).endsWith("-native");
        assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("192Mi");
        assertThat(manifests)
                .allSatisfy(
                        manifest -> assertThat(ManifestSchema.flaw(manifest)).isEmpty());
    }

    private static List<JsonNode> rendered() {
        return Manifests.rendered("dev");
    }

    private static boolean isDeployment(JsonNode manifest) {
        return manifest.path("kind").asText().equals("Deployment");
    }

    private static JsonNode of(String kind, List<JsonNode> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(JsonNode deployment) {
        return StreamSupport.stream(
                        deployment.at("/spec/template/spec/containers").spliterator(), false)
                .findFirst()
                .orElseThrow();
    }
}
