package org.modelcatalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.Secret;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.TestConfig;

class CatalogConfigTest {

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        CatalogConfig config = TestConfig.with(Map.of());
        HuggingFaceConfig hub = config.huggingface();

        assertThat(config.cacheTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(config.warmUp()).isTrue();
        assertThat(config.maxStale()).isEqualTo(Duration.ofDays(7));
        assertThat(config.snapshotDir()).isEmpty();
        assertThat(config.adminToken().map(Secret::get)).isEmpty();
        assertThat(config.clientLimit()).isEqualTo(60);
        assertThat(config.refresh().backoff()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.refresh().maxBackoff()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.guard().maxLoss()).isEqualByComparingTo("0.5");
        assertThat(config.guard().maxPriceMove()).isEqualByComparingTo("1000");
        assertThat(config.guard().hold()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.guard().refreshes()).isEqualTo(3);
        assertThat(config.hubMirror().enabled()).isFalse();
        assertThat(config.hubMirror().dir()).isEmpty();
        assertThat(config.hubMirror().quota()).isEqualByComparingTo("0.5");
        assertThat(config.hubMirror().news()).isEqualTo(Duration.ofHours(1));
        assertThat(config.hubMirror().sweep()).isEqualTo(Duration.ofDays(7));
        assertThat(hub.retries()).isEqualTo(3);
        assertThat(hub.retryDelay()).isEqualTo(Duration.ofMillis(500));
        assertThat(hub.circuitDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(hub.endpoint()).isEmpty();
        assertThat(hub.token().map(Secret::get)).isEmpty();
        assertThat(hub.offline()).isEmpty();
        assertThat(hub.tasks()).containsExactly("text-generation", "image-text-to-text");
        assertThat(hub.sorts()).containsExactly("downloads", "likes", "trendingScore");
        assertThat(hub.limit()).isEqualTo(500);
        assertThat(hub.pageSize()).isEqualTo(250);
        assertThat(hub.concurrency()).isEqualTo(8);
        assertThat(hub.pinned()).isEmpty();
        assertThat(hub.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hub.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(hub.maxBodySize().asLongValue()).isEqualTo(8 * 1024 * 1024);
        assertThat(hub.searchTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(hub.quotaReserve()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "ON", "yes", "True"})
    void offlineIsTruthyAsHuggingFacesOwnClientsReadIt(String value) {
        assertThat(TestConfig.with(Map.of("huggingface.offline", value))
                        .huggingface()
                        .offline())
                .contains(true);
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThat(TestConfig.with(Map.of("huggingface.token", ""))
                        .huggingface()
                        .token()
                        .map(Secret::get))
                .isEmpty();
    }

    @Test
    void theTokenIsNotInWhatIsPrinted() {
        CatalogConfig config = TestConfig.with(Map.of("huggingface.token", "hf_secret"));

        assertThat(config.huggingface().token().map(Secret::get)).contains("hf_secret");
        assertThat(config.toString()
                        + config.huggingface()
                        + config.huggingface().token())
                .doesNotContain("hf_secret");
    }
}
