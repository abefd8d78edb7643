package org.modelcatalog.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links between the Markdown pages of a folder, with anchors as GitHub makes them. */
public final class MarkdownPages {

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^\\s*```.*?^\\s*```\\s*?$");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Set<String> FOREIGN = Set.of(".git", "target", "node_modules");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    /** Every page below a folder, without what is built or checked out there. */
    public static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(file -> Stream.of(folder.relativize(file).toString().split("[/\\\\]"))
                            .noneMatch(FOREIGN::contains))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The relative links of a page that lead to no file, or to no heading of a page. */
    public List<String> brokenLinks(Path page) {
        String prose = CODE_SPAN.matcher(withoutCode(read(page))).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ABSOLUTE.matcher(link).matches())
                .filter(link -> !leadsSomewhere(page, link))
                .toList();
    }

    private boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    private Set<String> anchors(Path page) {
        return anchors.computeIfAbsent(page, any -> {
            var known = new HashSet<String>();
            HEADING.matcher(withoutCode(read(page)))
                    .results()
                    .map(heading -> anchor(heading.group(1)))
                    .forEach(anchor -> addOnce(known, anchor));
            return known;
        });
    }

    /** GitHub numbers headings that are the same. */
    private static void addOnce(Set<String> known, String anchor) {
        String next = anchor;
        for (int number = 1; !known.add(next); number++) {
            next = anchor + "-" + number;
        }
    }

    private static String anchor(String heading) {
        String shown = heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
        return shown.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
                .mapToObj(c -> c == ' ' ? "-" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String withoutCode(String text) {
        return CODE_BLOCK.matcher(text).replaceAll("");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
