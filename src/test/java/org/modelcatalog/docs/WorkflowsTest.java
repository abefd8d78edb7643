package org.modelcatalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows keep the rules that can be checked without GitHub, which alone can run them. */
class WorkflowsTest {

    private static final Path FOLDER = Path.of(".github", "workflows");

    private static final String SOUND = """
            on: push
            permissions:
              contents: read
            jobs:
              build:
                timeout-minutes: 5
                steps:
                  - uses: some/action@0123456789abcdef0123456789abcdef01234567 # v1.2.3
                  - name: Build
                  - run: ./mvnw verify
            """;

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyWorkflowKeepsTheRules(Path workflow) throws IOException {
        assertThat(WorkflowRules.flaws(Files.readString(workflow))).isEmpty();
    }

    @Test
    void aSoundWorkflowHasNoFlaw() throws IOException {
        assertThat(WorkflowRules.flaws(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @0123456789abcdef0123456789abcdef01234567 | @v1                    | not pinned
                    4567 #                                    | 456 #                  | not pinned
                    ' # v1.2.3'                               | ''                     | not pinned
                    # v1.2.3                                  | # v1                   | not pinned
                    - name: Build                             | - {uses: other/one@v1} | not on a line of its own
                    permissions:                              | rights:                | no permissions
                    contents: read                            | contents: write        | all its jobs may write
                    timeout-minutes: 5                        | name: build            | no timeout-minutes: build
                    ./mvnw                                    | src/bench/nope.sh      | not there: src/bench/nope.sh
                    run: ./mvnw                               | file: docs/NOPE.md     | not there: docs/NOPE.md
                    """)
    void whatBreaksARuleIsFound(String sound, String broken, String flaw) throws IOException {
        String workflow = SOUND.replace(sound, broken);

        assertThat(WorkflowRules.flaws(workflow)).singleElement().asString().contains(flaw);
    }

    @Test
    void theTestsRunOnTheJdkThatIsCompiledFor() throws IOException {
        String release = only("<maven.compiler.release>(\\d+)<", Path.of("pom.xml"));

        assertThat(workflow("verify.yml").findValue("matrix").path("java"))
                .extracting(JsonNode::asText)
                .contains(release);
    }

    @Test
    void theAotCacheIsMadeByTheJdkOfTheImage() throws IOException {
        String jdk = only("temurin:([0-9.]+)_", Path.of("src", "main", "docker", "Dockerfile.jvm-aot"));

        assertThat(workflow("release.yml").findValuesAsText("java-version")).containsExactly(jdk);
    }

    private static JsonNode workflow(String name) throws IOException {
        return WorkflowRules.parsed(Files.readString(FOLDER.resolve(name)));
    }

    private static String only(String pattern, Path file) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
