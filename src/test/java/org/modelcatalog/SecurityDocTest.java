package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.NamedTests;

/** Every defence in the threat model names the tests that prove it, and these tests exist. */
class SecurityDocTest {

    private String doc;

    @BeforeEach
    void read() throws IOException {
        doc = Files.readString(Path.of("SECURITY.md"));
    }

    @Test
    void everyTestItNamesIsThere() {
        assertThat(new NamedTests().missing(doc)).isEmpty();
    }

    @Test
    void everyThreatNamesATest() {
        assertThat(threats()).hasSizeGreaterThanOrEqualTo(11).allMatch(NamedTests::areIn);
    }

    @Test
    void everyThreatSaysFromWhomWhatAndWhatStopsIt() {
        assertThat(threats())
                .extracting(row -> Arrays.stream(row.split("\\|"))
                        .skip(1)
                        .filter(cell -> !cell.isBlank())
                        .count())
                .containsOnly(3L);
    }

    @Test
    void aTestThatIsNotThereIsFound() {
        assertThat(new NamedTests()
                        .missing("`SecurityDocTest`, `NoSuchTest`, `SecurityDocTest#everyThreatNamesATest`,"
                                + " `SecurityDocTest#read`, `SecurityDocTest.Nested`"))
                .containsExactly("`NoSuchTest`", "`SecurityDocTest#read`", "`SecurityDocTest.Nested`");
    }

    /** The rows of its table, without the head. */
    private List<String> threats() {
        return doc.lines().filter(line -> line.startsWith("|")).skip(2).toList();
    }
}
