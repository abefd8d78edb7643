package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.api.request.RowOptions;

/** The fields of a row, of which clients may choose some: these are cut out of the row as it is kept. */
public final class FieldSelection {

    /** The one that is there on demand only. */
    private static final String PROVENANCE = "provenance";

    /** As {@link org.modelcatalog.api.catalog.ModelRow} has them, in its order. */
    private static final List<String> ALL = List.of(
            "id",
            "slug",
            "canonical_slug",
            "hugging_face_id",
            "name",
            "provider_slug",
            "provider_site_url",
            "source_gateway",
            "created",
            "description",
            "context_length",
            "architecture",
            "pricing",
            "huggingface_metrics",
            "providers",
            "servable",
            "top_provider",
            "per_request_limits",
            "supported_parameters",
            "default_parameters",
            "source_gateways",
            PROVENANCE);

    private FieldSelection() {}

    /**
     * The row that is asked for. Who asks for {@code provenance} in one way need not ask in the other as well.
     *
     * @param fields names, or several of them with commas between; null, or nothing but commas: all fields
     * @throws BadParameterException for a name that no row has
     */
    public static RowOptions choose(List<String> fields, RowOptions options) {
        Set<String> chosen = fields == null
                ? Set.of()
                : fields.stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(FieldSelection::known)
                        .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            return options;
        }
        boolean provenance = options.provenance() || chosen.contains(PROVENANCE);
        return new RowOptions(
                options.includeHub(),
                provenance,
                ALL.stream()
                        .filter(name -> chosen.contains(name) || provenance && name.equals(PROVENANCE))
                        .toList());
    }

    private static String known(String name) {
        if (!ALL.contains(name)) {
            throw new BadParameterException("fields", "of " + String.join(", ", ALL), name);
        }
        return name;
    }

    /**
     * The row with some of its fields.
     *
     * @param row an object that was written here: no white space between its parts, no escapes in its names
     */
    static byte[] cut(byte[] row, Collection<String> fields) {
        var cut = new ByteArrayOutputStream(row.length);
        cut.write('{');
        int start = 1;
        while (row[start] == '"') {
            int colon = endOfString(row, start);
            int end = endOfValue(row, colon + 1);
            if (fields.contains(new String(row, start + 1, colon - start - 2, StandardCharsets.US_ASCII))) {
                if (cut.size() > 1) {
                    cut.write(',');
                }
                cut.write(row, start, end - start);
            }
            start = end + 1;
            if (row[end] == '}') {
                break;
            }
        }
        cut.write('}');
        return cut.toByteArray();
    }

    /** Where the comma or brace behind a value is. */
    private static int endOfValue(byte[] json, int start) {
        int depth = 0;
        int at = start;
        while (true) {
            switch (json[at]) {
                case '"' -> at = endOfString(json, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']', ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                    depth -= json[at] == ',' ? 0 : 1;
                }
                default -> {
                    // a part of a number or a word
                }
            }
            at++;
        }
    }

    /** Behind the quote that ends the string which begins here. */
    private static int endOfString(byte[] json, int start) {
        int at = start + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
