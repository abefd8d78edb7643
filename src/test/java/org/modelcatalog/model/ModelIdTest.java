package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme-ai/Aurora-7B", "aurora", "a/b", "0-1/x.y_z", "_a/_b", "-a/-b"})
    void acceptsIdsOfTheHub(String id) {
        assertThat(ModelId.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a/b/c",
                "..",
                "a/..",
                "../a",
                "a..b/c",
                ".git/config",
                "a/.b",
                "a b",
                "a%2Fb",
                "a?b",
                "a#b",
                "a\\b",
                "a\u0000b",
                "a\r\nb",
                "é/x",
                "a:b",
                "a@b",
                "http://x/y"
            })
    void refusesWhatCouldClimbOutOfAPath(String id) {
        assertThat(ModelId.isValid(id)).isFalse();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(ModelId.isValid("a".repeat(200))).isTrue();
        assertThat(ModelId.isValid("a".repeat(201))).isFalse();
    }

    @Property
    void aValidIdIsAlwaysOnePathOfItsOwn(
            @ForAll @Chars({'a', 'Z', '0', '.', '-', '_', '/', '%', '?', '#', '\\', ' ', 'é', '\n'}) String id) {
        if (ModelId.isValid(id)) {
            URI uri = URI.create("http://hub/api/models/" + id + "?expand=x");

            assertThat(uri.normalize().getRawPath()).isEqualTo("/api/models/" + id);
            assertThat(uri.getHost()).isEqualTo("hub");
        }
    }
}
