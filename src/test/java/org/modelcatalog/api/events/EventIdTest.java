package org.modelcatalog.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventIdTest {

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("snapshots") Map<String, String> snapshots) {
        assertThat(EventId.read(EventId.of(snapshots))).isEqualTo(snapshots);
    }

    @Property
    void whateverIsSentNamesSnapshotsOrNothing(@ForAll String sent) {
        assertThat(EventId.read(sent))
                .allSatisfy((gateway, snapshot) -> assertThat(snapshot).matches("[0-9a-f]{16}"));
    }

    @Test
    void theGatewaysAreInOneOrder() {
        assertThat(EventId.of(Map.of("openrouter", "2c26b46b68ffc68f", "hug", "9f86d081884c7d65")))
                .isEqualTo("hug-9f86d081884c7d65+openrouter-2c26b46b68ffc68f");
    }

    @Test
    void ofSomethingVeryLongNothingIsRead() {
        assertThat(EventId.read("hug-9f86d081884c7d65+" + "x".repeat(2000))).isEmpty();
    }

    @Provide
    Arbitrary<Map<String, String>> snapshots() {
        Arbitrary<String> slugs = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("-0")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> ids =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(16);
        return Arbitraries.maps(slugs, ids).ofMaxSize(8);
    }
}
