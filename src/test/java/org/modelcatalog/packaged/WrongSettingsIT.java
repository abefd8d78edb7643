package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.PackagedService;

/** An invalid setting fails the start of the packaged service, and not the first request that needs it. */
class WrongSettingsIT {

    private static final String RULE = "an http or https URL without user, query or fragment";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "catalog.api-keys, too-short",
        "catalog.client-limit, -1",
        "catalog.admin-port, 9000",
    })
    void endsTheStartAndIsNamed(String key, String value) {
        try (var service = PackagedService.start(
                Path.of("target", "wrong-settings-it.log"), Map.of(key, value, "catalog.warm-up", "false"))) {
            assertThat(service.process().onExit())
                    .succeedsWithin(PATIENCE)
                    .satisfies(ended -> assertThat(ended.exitValue()).isPositive());
            assertThat(service.log()).contains(key);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HF_ENDPOINT, huggingface.co, catalog.huggingface.endpoint",
        "HF_ROUTER_ENDPOINT, router, catalog.huggingface.router-endpoint",
        "OPENROUTER_ENDPOINT, openrouter.ai, catalog.gateways.openrouter.endpoint",
        "FEATHERLESS_ENDPOINT, ftp://featherless.ai, catalog.gateways.featherless.endpoint",
        "PORTKEY_ENDPOINT, https://portkey.ai?x, catalog.gateways.portkey.endpoint",
    })
    void anEndpointIsNamedInOneLineWithItsValueAndTheRule(String variable, String value, String key) {
        try (var service = withVariable(variable, value)) {
            assertThat(service.log()).containsPattern(key + ".*\"" + Pattern.quote(value) + "\".*" + RULE);
            assertThat(service.log()).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HF_ENDPOINT, https://user:made-up@hub.example, must be an absolute http or https URL without user",
        "HF_TOKEN, made up, must be one word of printable ASCII characters",
        "HTTPS_PROXY, socks5://user:made-up@proxy.example, must be the http URL of a proxy",
    })
    void whatMayHoldASecretIsNamedInOneLineWithoutItsValue(String variable, String value, String rule) {
        try (var service = withVariable(variable, value)) {
            assertThat(service.log()).containsPattern(variable + " " + rule);
            assertThat(service.log()).doesNotContain("\tat ", "made-up", "made up");
        }
    }

    /** Has ended. */
    private static PackagedService withVariable(String variable, String value) {
        var service = PackagedService.start(
                Path.of("target", "wrong-settings-it.log"),
                Map.of(variable, value),
                Map.of("catalog.warm-up", "false"));
        assertThat(service.process().onExit())
                .succeedsWithin(PATIENCE)
                .satisfies(ended -> assertThat(ended.exitValue()).isPositive());
        return service;
    }
}
