package org.modelcatalog.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.TestConfig;

class ApiKeysTest {

    private static final String FIRST = "first-key-of-two";
    private static final String SECOND = "second-key-of-two";

    @Test
    void withoutAnyThereAreNone() {
        assertThat(new ApiKeys(TestConfig.with(Map.of())).configured()).isFalse();
        assertThat(keys("").configured()).isFalse();
    }

    @Test
    void everyKeyOfTheListIsOne() {
        ApiKeys keys = keys(FIRST + ", " + SECOND);

        assertThat(keys.configured()).isTrue();
        assertThat(keys.contain(FIRST)).isTrue();
        assertThat(keys.contain(SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "first-key-of-tw",
                "first-key-of-two2",
                "FIRST-KEY-OF-TWO",
                "first-key-of-two, second-key-of-two"
            })
    void nothingElseIs(String given) {
        assertThat(keys(FIRST + "," + SECOND).contain(given)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifteen-letters",
                " ",
                FIRST + ", ",
                FIRST + ",fifteen-letters",
                "with a space in it",
                "späte-schlüssel-sind-keine"
            })
    void oneThatIsNoKeyIsRefusedByNameAndNotShown(String value) {
        assertThatThrownBy(() -> keys(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("catalog.api-keys (CATALOG_API_KEYS) must be ")
                .hasMessageNotContainingAny(FIRST, "fifteen-letters", "with a space", "schlüssel");
    }

    @Test
    void theyAreNotInWhatIsPrinted() {
        var config = TestConfig.with(Map.of("api-keys", FIRST));

        assertThat(config.toString() + config.apiKeys()).doesNotContain(FIRST);
    }

    private static ApiKeys keys(String value) {
        return new ApiKeys(TestConfig.with(Map.of("api-keys", value)));
    }
}
