package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;

/** The artefact contains nothing of the embedded sample Hub, which is for dev and test mode. */
class SampleHubIT {

    private static final Path APPLICATION = Path.of("target/quarkus-app/app");

    @Test
    void theArtefactHasNothingOfTheSampleHub() throws IOException {
        Optional<Path> binary = PackagedService.binary();
        Set<String> classes = binary.isPresent() ? namedIn(binary.get()) : inTheJar();

        assertThat(classes)
                .contains("org.modelcatalog.api.catalog.ModelsResource")
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("sample"));
    }

    private static Set<String> inTheJar() throws IOException {
        try (Stream<Path> jars = Files.list(APPLICATION)) {
            Path jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (var application = new JarFile(jar.toFile())) {
                return application.stream()
                        .map(entry -> entry.getName().replace('/', '.').replaceAll("\\.class$", ""))
                        .collect(Collectors.toSet());
            }
        }
    }

    /** A binary holds the names of its classes. */
    private static Set<String> namedIn(Path binary) throws IOException {
        String contents = new String(Files.readAllBytes(binary), StandardCharsets.ISO_8859_1);
        return Pattern.compile("org\\.modelcatalog\\.[A-Za-z.]+")
                .matcher(contents)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
