package org.modelcatalog.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.access.Sha256;
import org.modelcatalog.api.answer.Encoding;

class PageFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/page");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final int MOST_BYTES = 75_000;

    private final PageFiles files = PageFiles.read();

    @Test
    void theDocumentNamesEveryFile() throws IOException {
        Set<String> all = paths().stream()
                .map(path -> FOLDER.relativize(path).toString())
                .filter(name -> !name.equals("index.html"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> documents = Stream.concat(Files.list(Path.of("docs")), Files.list(Path.of("")))) {
            documents
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .forEach(name -> all.add("docs/" + name));
        }

        assertThat(files.assets().keySet()).isEqualTo(all);
    }

    @Test
    void everyImportedModuleIsThere() throws IOException {
        for (Path script : scripts()) {
            Path folder = FOLDER.relativize(script.getParent());
            List<String> imports = IMPORT.matcher(Files.readString(script))
                    .results()
                    .map((MatchResult found) ->
                            folder.resolve(found.group(1)).normalize().toString())
                    .toList();

            assertThat(files.assets().keySet()).as(script.toString()).containsAll(imports);
        }
    }

    @Test
    void allOfThePageIsSmallButForTheDocuments() {
        Stream<PageFile> assets = files.assets().entrySet().stream()
                .filter(asset -> !asset.getKey().startsWith("docs/"))
                .map(Map.Entry::getValue);
        int bytes = Stream.concat(Stream.of(files.document()), assets)
                .mapToInt(file -> file.forms().get(Encoding.GZIP).length())
                .sum();

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void valuesOfRecordsNeverBecomeHtml() throws IOException {
        for (Path script : scripts()) {
            if (!script.getParent().endsWith("vendor")) {
                assertThat(Files.readString(script))
                        .as(script.toString())
                        .doesNotContain(
                                "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
            }
        }
    }

    @Test
    void theDocumentHasNoScriptAndNoStyleOfItsOwn() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("index.html")))
                .doesNotContain("<style", "style=", "onload=", "http:", "https:")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void whatOthersWroteIsUnchangedAndItsLicensesAreListed() throws IOException {
        String licenses = Files.readString(FOLDER.resolve("vendor/licenses.txt"));
        for (Path script : scripts()) {
            if (script.getParent().endsWith("vendor")) {
                String hash = HexFormat.of().formatHex(Sha256.of(Files.readAllBytes(script)));
                assertThat(licenses).contains("vendor/" + script.getFileName(), hash);
            }
        }
    }

    @Test
    void anotherContentIsAnotherVersion() {
        Map<String, PageFile> assets = files.assets();

        assertThat(files.version()).matches("[0-9a-f]{16}");
        assertThat(assets.values().stream().map(PageFile::tag)).doesNotHaveDuplicates();
        assertThat(files.document().forms().get(Encoding.IDENTITY).toString(StandardCharsets.UTF_8))
                .contains("/page/" + files.version() + "/app.js")
                .doesNotContain("{version}");
    }

    private static List<Path> scripts() throws IOException {
        return paths().stream().filter(path -> path.toString().endsWith(".js")).toList();
    }

    private static List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
