package org.modelcatalog.api.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextHubPageTest {

    @ParameterizedTest
    @CsvSource({
        "'', ?cursor=a%3D",
        "?limit=5, ?limit=5&cursor=a%3D",
        "?cursor=old&limit=5, ?limit=5&cursor=a%3D",
        "?filter=a%26b&cursor=old, ?filter=a%26b&cursor=a%3D"
    })
    void theNextPageIsTheSameRequestWithAnotherCursor(String asked, String next) {
        assertThat(NextHubPage.link(URI.create("http://catalog:8080/api/models" + asked), "a="))
                .isEqualTo("<http://catalog:8080/api/models" + next + ">; rel=\"next\"");
    }
}
