package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The packaged service and upstreams that speak TLS, with a certificate of an unknown authority. */
class TlsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "made-up";

    @TempDir
    Path folder;

    private Path keys;
    private StubHub hub;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hub",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        hub = StubHub.overTls(600, keys.toString(), PASSWORD);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "javax.net.ssl.trustStore, javax.net.ssl.trustStorePassword",
        "quarkus.tls.trust-store.p12.path, quarkus.tls.trust-store.p12.password",
        "quarkus.tls.upstreams.trust-store.p12.path, quarkus.tls.upstreams.trust-store.p12.password",
    })
    void anUpstreamWhoseCertificateIsTrustedIsReadFrom(String store, String password) {
        try (var service = service(Map.of(store, keys.toString(), password, PASSWORD))) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri("/v1/catalog/models?limit=5")) == 200);
        }
    }

    @Test
    void anUpstreamWhoseCertificateIsNotTrustedIsNotReadFrom() {
        try (var service = service(Map.of())) {
            await().atMost(PATIENCE).until(() -> service.status(service.management("/q/health/started")) == 200);

            assertThat(service.status(service.uri("/v1/catalog/models?limit=5")))
                    .isEqualTo(503);
            assertThat(hub.asked()).isEmpty();
        }
    }

    private PackagedService service(Map<String, String> trust) {
        var settings = new HashMap<>(trust);
        settings.put("catalog.huggingface.retries", "0");
        return PackagedService.start(Path.of("target", "tls-it.log"), hub.settings(settings));
    }
}
