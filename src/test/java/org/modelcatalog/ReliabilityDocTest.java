package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.Fault;
import org.modelcatalog.support.NamedTests;

/** The fault matrix names tests that exist, and every fault that tests can throw. */
class ReliabilityDocTest {

    private static final Path DOC = Path.of("docs", "RELIABILITY.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\|.*$");

    private final String doc = read(DOC);

    @Test
    void everyTestItNamesIsThere() {
        assertThat(new NamedTests().missing(doc)).isEmpty();
    }

    @Test
    void everyRowNamesATestOrAFaultThatTestsThrow() {
        List<String> rows = ROW.matcher(doc).results().map(row -> row.group()).toList();

        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(25)
                .allMatch(row -> NamedTests.areIn(row)
                        || Arrays.stream(Fault.values()).anyMatch(fault -> row.contains("`" + fault + "`")));
    }

    @Test
    void everyFaultIsInARow() {
        assertThat(Fault.values()).allMatch(fault -> doc.contains("`" + fault + "`"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
