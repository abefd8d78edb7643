package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The embedded sample Hub is for dev and test mode: nothing of it is in what is shipped. */
class SampleHubIT {

    /** Of a binary: what it was made from. */
    private static final Path APPLICATION = Path.of("target")
            .resolve(
                    System.getProperty("packaged.binary") == null
                            ? "quarkus-app/app"
                            : System.getProperty("packaged.source"));

    @Test
    void theArtefactHasNothingOfTheSampleHub() throws IOException {
        try (Stream<Path> jars = Files.list(APPLICATION)) {
            Path jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (var application = new JarFile(jar.toFile())) {
                assertThat(application.stream().map(Object::toString))
                        .contains("org/modelcatalog/api/ModelsResource.class")
                        .noneMatch(entry ->
                                entry.toLowerCase(java.util.Locale.ROOT).contains("sample"));
            }
        }
    }
}
