package org.modelcatalog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.TestConfig;

/** An invalid value fails start-up with a message that names the key, the value and the rule. */
class RefusedSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cache-ttl                       | 0S       | 1 s or more
            max-stale                       | 999ms    | 1 s or more
            client-limit                    | -1       | 0 or more
            user-agent                      | '  '     | not empty
            all-timeout                     | 0S       | 1 ms or more
            refresh.backoff                 | 0S       | 1 ms or more
            refresh.max-backoff             | soon     | 1 ms or more
            redis.lease                     | 500ms    | 1 s or more
            redis.poll                      | 99ms     | 100 ms or more
            redis.timeout                   | 0S       | 1 ms or more
            guard.max-loss                  | 1.1      | 0 to 1
            guard.max-price-move            | 1        | more than 1
            guard.hold                      | -1S      | 0 ms or more
            guard.refreshes                 | 0        | 1 or more
            hub-mirror.quota                | 0.04     | 0.05 to 1
            hub-mirror.quota                | 1.1      | 0.05 to 1
            hub-mirror.new                  | 59S      | 60 s or more
            hub-mirror.sweep                | 0S       | 60 s or more
            huggingface.endpoint            | huggingface.co          | such as https://hub.example
            huggingface.router-endpoint     | ftp://router.example    | such as https://hub.example
            gateways.openrouter.endpoint    | https://host?x          | such as https://hub.example
            huggingface.limit               | 100001   | 1 to 100000
            huggingface.page-size           | 5000     | 1 to 1000
            huggingface.concurrency         | 65       | 1 to 64
            huggingface.search-timeout      | 0S       | 1 ms or more
            huggingface.quota-reserve       | many     | 0 or more
            huggingface.tasks               | a,B      | a task of the Hub, such as text-generation
            huggingface.sorts               | likes,x  | one of createdAt, downloads, lastModified, likes, trendingScore
            huggingface.request-timeout     | 0S       | 1 ms or more
            huggingface.deadline            | 0S       | 1 ms or more
            huggingface.retries             | 11       | 0 to 10
            huggingface.retry-delay         | 0S       | 1 ms or more
            huggingface.circuit-delay       | 0S       | 1 ms or more
            gateways.portkey.cache-ttl      | 0S       | 1 s or more
            gateways.portkey.limit          | 1000001  | 1 to 1000000
            gateways.portkey.concurrency    | 0        | 1 to 64
            gateways.portkey.retries        | 11       | 0 to 10
            """)
    void areNamedWithTheirValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> TestConfig.with(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("catalog.%s with the config value \"%s\"", key, value)
                .hasMessageEndingWith(allowed);
    }

    @ParameterizedTest
    @CsvSource({"huggingface.tasks,''", "huggingface.tasks,','", "huggingface.sorts,''", "huggingface.max-body-size,''"
    })
    void includeThoseThatMustNotBeEmpty(String key, String value) {
        assertThatThrownBy(() -> TestConfig.with(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("catalog." + key);
    }

    @Test
    void areAllNamed() {
        var wrong = Map.of("cache-ttl", "0S", "huggingface.page-size", "5000", "gateways.openrouter.retries", "x");

        assertThatThrownBy(() -> TestConfig.with(wrong))
                .isInstanceOfSatisfying(
                        ConfigValidationException.class,
                        refusal -> assertThat(refusal.getProblemCount()).isEqualTo(3))
                .hasMessageContainingAll(wrong.keySet().toArray(String[]::new));
    }

    @Test
    void areNamedWithoutWhatIsSecret() {
        var settings = Map.of(
                "cache-ttl", "0S",
                "admin-token", "hush-admin",
                "api-keys", "hush-key",
                "redis.hosts", "redis://hush-user:hush-word@localhost",
                "huggingface.token", "hush-token",
                "huggingface.endpoint", "https://hush-user:hush-word@hub.example",
                "proxy.https", "http://hush-user:hush-word@proxy.example",
                "gateways.portkey.api-key", "hush-portkey");

        assertThatThrownBy(() -> TestConfig.with(settings))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void leaveOutThoseThatNeedNotBeSet() {
        assertThat(TestConfig.with(Map.of("gateways.portkey.cache-ttl", ""))
                        .gateways()
                        .get("portkey")
                        .cacheTtl())
                .isEmpty();
    }
}
