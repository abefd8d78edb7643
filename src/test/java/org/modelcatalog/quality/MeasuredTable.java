package org.modelcatalog.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a document, under its own heading. Tests measure every cell except those of the last column, which gives the
 * reason and keeps the document's text.
 */
final class MeasuredTable {

    private final String heading;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    MeasuredTable(String heading, String... columns) {
        this.heading = heading;
        this.columns = List.of(columns);
    }

    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    String heading() {
        return heading;
    }

    /** Returns the document's table; empty when it has none. */
    String written(String document) {
        return section(document).collect(Collectors.joining("\n"));
    }

    /** Returns the measured table. */
    String measured(String document) {
        List<String> old = section(document).toList();
        Stream<String> head = Stream.of(line(columns), "|---".repeat(columns.size()) + "|");
        return Stream.concat(head, rows.stream().map(row -> line(withReason(row, old))))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> section(String document) {
        return document.lines()
                .dropWhile(line -> !line.equals("### " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("|"));
    }

    private static List<String> withReason(List<String> row, List<String> old) {
        String reason = old.stream()
                .filter(line -> line.startsWith("| " + row.get(0) + " |"))
                .map(line -> line.substring(0, line.length() - 2))
                .map(line -> line.substring(line.lastIndexOf("| ") + 2))
                .findFirst()
                .orElse("–");
        return Stream.concat(row.stream(), Stream.of(reason)).toList();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
