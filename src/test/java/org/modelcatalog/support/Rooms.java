package org.modelcatalog.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of rooms in docs/architecture.md.
 *
 * @param knows the rooms that a room may know, by its name
 */
public record Rooms(Map<String, Set<String>> knows) {

    private static final Pattern ROW = Pattern.compile("\\| (`[a-z.]+`(?:, `[a-z.]+`)*) \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    /** As the page has them now. */
    public static Rooms documented() {
        try (Stream<String> lines = Files.lines(Path.of("docs/architecture.md"))) {
            var knows = new TreeMap<String, Set<String>>();
            lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .forEach(row -> names(row.group(1)).forEach(room -> knows.put(room, names(row.group(2)))));
            return new Rooms(knows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rooms. */
    public Set<String> names() {
        return knows.keySet();
    }

    /** The rooms that this one may know; itself always. */
    public Set<String> known(String room) {
        Set<String> known = new HashSet<>(knows.getOrDefault(room, Set.of()));
        known.add(room);
        return known;
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }
}
