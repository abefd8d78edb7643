package org.modelcatalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.MarkdownPages;

/** Links and anchors of the documents resolve, and the classes that contributors read about exist. */
class DocLinksTest {

    /** A class name in backticks, of two words at least, with or without a member. */
    private static final Pattern CLASS = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,}(?:IT)?)(?:[.#(][^`]*)?`");

    static List<Path> pages() {
        return MarkdownPages.below(Path.of(""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsSomewhere(Path page) {
        assertThat(new MarkdownPages().brokenLinks(page)).isEmpty();
    }

    @Test
    void thePagesAreFound() {
        assertThat(pages()).contains(Path.of("README.md"), Path.of("docs", "API.md"), Path.of("k8s", "README.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md"})
    void everyClassItNamesExists(Path page) throws IOException {
        assertThat(classesIn(Files.readString(page))).isNotEmpty().isSubsetOf(classesOfTheProject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [a](#one-and-a-half)             | true
                    [a](#one-and-a-half-1)           | true
                    [a](other.md#two)                | true
                    [a](https://example.com/no.md#x) | true
                    `[a](no.md)`                     | true
                    [a](#one-and-a-half-2)           | false
                    [a](#not-a-heading)              | false
                    [a](other.md#three)              | false
                    [a](no.md)                       | false
                    """)
    void aLinkThatLeadsNowhereIsFound(String link, boolean sound, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "## Two\n");
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "# `One`, and a half\n\n# One and a half\n\n```\n# not a heading\n```\n" + link + "\n");

        assertThat(new MarkdownPages().brokenLinks(page)).hasSize(sound ? 0 : 1);
    }

    @Test
    void aClassIsANameOfTwoWordsOrMore() {
        assertThat(classesIn(
                        "`HubWalk`, `ModelSource.enabled`, `LongListsIT`, `Accept`, `@CacheResult`, `Last-Event-ID`"))
                .containsExactlyInAnyOrder("HubWalk", "ModelSource", "LongListsIT");
    }

    private static Set<String> classesIn(String text) {
        return CLASS.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> classesOfTheProject() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
