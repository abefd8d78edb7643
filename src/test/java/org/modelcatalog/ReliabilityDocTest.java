package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fault matrix names tests that are there, and every fault we know how to make. */
class ReliabilityDocTest {

    private static final Path DOC = Path.of("docs", "RELIABILITY.md");
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|IT))((?:\\.\\w+)?)(?:#(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\|.*$");

    private final String doc = read(DOC);

    @Test
    void everyTestItNamesIsThere() {
        Map<String, String> classes = testClasses();

        assertThat(PROOF.matcher(doc).results().filter(proof -> {
                    String name = classes.get(proof.group(1) + proof.group(2).replace('.', '$'));
                    return name == null
                            || proof.group(3) != null && !methods(name).contains(proof.group(3));
                }))
                .extracting(proof -> proof.group())
                .isEmpty();
    }

    @Test
    void everyRowNamesATestOrAFaultThatTestsThrow() {
        List<String> rows = ROW.matcher(doc).results().map(row -> row.group()).toList();

        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(25)
                .allMatch(row -> PROOF.matcher(row).find()
                        || Arrays.stream(Fault.values()).anyMatch(fault -> row.contains("`" + fault + "`")));
    }

    @Test
    void everyFaultIsInARow() {
        assertThat(Fault.values()).allMatch(fault -> doc.contains("`" + fault + "`"));
    }

    /** Binary names by simple ones. */
    private static Map<String, String> testClasses() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toMap(
                            name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (one, other) -> one));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> methods(String className) {
        try {
            return Arrays.stream(Class.forName(className, false, ReliabilityDocTest.class.getClassLoader())
                            .getDeclaredMethods())
                    .map(java.lang.reflect.Method::getName)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
