package org.modelcatalog.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a document under its own heading. Its cells are measured, except for the last column: that column explains
 * the row and stays as the document has it.
 */
public final class MeasuredTable {

    private final String heading;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public MeasuredTable(String heading, String... columns) {
        this.heading = heading;
        this.columns = List.of(columns);
    }

    public void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    public String heading() {
        return heading;
    }

    /** The table as the document has it; empty when it has none. */
    public String written(String document) {
        return section(document).collect(Collectors.joining("\n"));
    }

    /** The table as it should be. */
    public String measured(String document) {
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
