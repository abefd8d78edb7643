package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.PackagedService;

/** An invalid setting fails the start of the packaged service, and not the first request that needs it. */
class WrongSettingsIT {

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
}
