package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.Tool;

/** The Dockerfiles copy what the build named in their headers makes, and run it safely; no engine is needed to check that. */
class DockerfilesIT {

    private static final Path FOLDER = Path.of("src", "main", "docker");
    private static final Path JIB = Path.of("src", "main", "image", "META-INF", "microprofile-config.properties");
    private static final Pattern LABEL = Pattern.compile("([\\w.]+)=\"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final String AOT_CACHE = "target/quarkus-app/app.aot";
    private static final Pattern BUILD = Pattern.compile("(?m)^#.*\\./mvnw (.*)$");
    private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) ((?:.*\\\\\\n)*.*)$");

    static List<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void everyPathItCopiesIsInTheContext(Path dockerfile) throws IOException {
        List<String> context = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(copied(dockerfile))
                .allMatch(path -> context.stream().anyMatch(kept -> path.equals(kept) || path.startsWith(kept + "/")));
    }

    /** Every kind of build runs this test, so together they cover every Dockerfile. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void theBuildItNamesMakesEveryPathItCopies(Path dockerfile) throws IOException {
        List<String> made = copied(dockerfile).stream()
                .filter(path -> path.startsWith("target/"))
                .toList();
        Set<String> options = buildOptions(dockerfile);

        assertThat(options.containsAll(Set.of("verify", "-Daot"))).isEqualTo(made.contains(AOT_CACHE));
        assertThat(options.contains("-Dnative")).isEqualTo(made.contains("target/*-runner"));
        if (options.contains("-Dnative") == PackagedService.binary().isPresent()) {
            // These tests train the cache, so it appears only after them; .ci/run starts a JVM that requires it.
            assertThat(made.stream().filter(path -> !path.equals(AOT_CACHE))).allMatch(DockerfilesIT::exists);
        }
        assertThat(copied(dockerfile).stream().filter(path -> !made.contains(path)))
                .allMatch(DockerfilesIT::exists);
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itRunsAsAnOrdinaryUserAndWithoutAShell(Path dockerfile) throws IOException {
        List<String> users = arguments(dockerfile, "USER");
        List<String> entryPoints = arguments(dockerfile, "ENTRYPOINT");

        assertThat(users.get(users.size() - 1)).matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}");
        assertThat(entryPoints).singleElement().asString().startsWith("[\"");
        assertThat(arguments(dockerfile, "CMD")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void itsBasesAreOfOneVersionAndItSaysWhatItIs(Path dockerfile) throws IOException {
        assertThat(arguments(dockerfile, "ARG")).isNotEmpty().allMatch(image -> image.matches("[A-Z]+=.+:.*[0-9].*"));
        assertThat(arguments(dockerfile, "FROM")).allMatch(image -> image.startsWith("${"));
        assertThat(arguments(dockerfile, "LABEL"))
                .singleElement()
                .asString()
                .contains("image.title=", "image.source=", "image.licenses=");
    }

    /** Every kind of build runs this test on what it makes. */
    @Test
    void whatIsStartedKnowsTheFlagsOfItsImage() throws IOException {
        Optional<Path> binary = PackagedService.binary();
        Path dockerfile = FOLDER.resolve(binary.isPresent() ? "Dockerfile.native-micro" : "Dockerfile.jvm");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(binary.orElse(java).toString()));
        QUOTED.matcher(arguments(dockerfile, "ENTRYPOINT").get(0))
                .results()
                .map(word -> word.group(1))
                .filter(word -> word.startsWith("-X"))
                .forEach(command::add);
        command.add(binary.isPresent() ? "-XX:PrintFlags=User" : "-version");

        assertThat(command).hasSizeGreaterThan(2);
        assertThat(Tool.run(Path.of(""), command.toArray(String[]::new))).isNotBlank();
    }

    @Test
    void bothImagesOfTheBinaryStartItInTheSameWay() throws IOException {
        assertThat(arguments(FOLDER.resolve("Dockerfile.native"), "ENTRYPOINT"))
                .isEqualTo(arguments(FOLDER.resolve("Dockerfile.native-micro"), "ENTRYPOINT"));
    }

    @Test
    void jibMakesTheImageThatTheJarsDockerfileMakes() throws IOException {
        Path dockerfile = FOLDER.resolve("Dockerfile.jvm");
        var jib = new Properties();
        try (var reader = Files.newBufferedReader(JIB)) {
            jib.load(reader);
        }

        assertThat(arguments(dockerfile, "ARG")).containsExactly("BASE=" + jib.get("quarkus.jib.base-jvm-image"));
        assertThat(arguments(dockerfile, "WORKDIR")).containsExactly(jib.getProperty("quarkus.jib.working-directory"));
        assertThat(arguments(dockerfile, "USER")).containsExactly(jib.getProperty("quarkus.jib.user"));
        assertThat(arguments(dockerfile, "EXPOSE"))
                .containsExactly(jib.getProperty("quarkus.jib.ports").replace(',', ' '));
        assertThat(arguments(dockerfile, "ENTRYPOINT"))
                .containsExactly("[\"java\", \""
                        + jib.getProperty("quarkus.jib.jvm-arguments").replace(",", "\", \"")
                        + "\", \"-jar\", \"quarkus-run.jar\"]");
        assertThat(LABEL.matcher(arguments(dockerfile, "LABEL").get(0)).results())
                .isNotEmpty()
                .allMatch(label ->
                        label.group(2).equals(jib.get("quarkus.container-image.labels.\"" + label.group(1) + "\"")));
    }

    @Test
    void theImageWithTheAotCacheIsThatOfTheJarBesides() throws IOException {
        assertThat(instructions(FOLDER.resolve("Dockerfile.jvm-aot"))
                        .replace(" target/quarkus-app/app.aot", "")
                        .replace("\"-XX:AOTCache=app.aot\", ", ""))
                .isEqualTo(instructions(FOLDER.resolve("Dockerfile.jvm")));
    }

    /** Options of the Maven command in the header; of one that builds in the image, of that command. */
    private static Set<String> buildOptions(Path dockerfile) throws IOException {
        return BUILD.matcher(Files.readString(dockerfile))
                .results()
                .flatMap(command -> Stream.of(command.group(1).split(" ")))
                .collect(Collectors.toSet());
    }

    private static String instructions(Path dockerfile) throws IOException {
        return Files.readString(dockerfile).replaceAll("(?m)^#.*\n", "");
    }

    /** What comes from the context and from no other stage. */
    private static List<String> copied(Path dockerfile) throws IOException {
        return arguments(dockerfile, "COPY").stream()
                .filter(copy -> !copy.contains("--from="))
                .flatMap(copy -> {
                    List<String> words = Arrays.stream(copy.split(" "))
                            .filter(word -> !word.startsWith("--"))
                            .toList();
                    return words.subList(0, words.size() - 1).stream();
                })
                .map(path -> path.replaceAll("/$", ""))
                .toList();
    }

    private static List<String> arguments(Path dockerfile, String instruction) throws IOException {
        return INSTRUCTION
                .matcher(Files.readString(dockerfile))
                .results()
                .filter(found -> found.group(1).equals(instruction))
                .map((MatchResult found) -> found.group(2))
                .toList();
    }

    private static boolean exists(String path) {
        var pattern = FileSystems.getDefault().getPathMatcher("glob:" + path);
        Path parent = Path.of(path).getParent();
        try (Stream<Path> files = Files.list(parent == null ? Path.of("") : parent)) {
            return files.anyMatch(pattern::matches);
        } catch (IOException e) {
            return false;
        }
    }
}
