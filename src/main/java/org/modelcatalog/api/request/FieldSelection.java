package org.modelcatalog.api.request;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelcatalog.api.problem.ProblemException;

/** The {@code fields} of rows that a client chooses. */
final class FieldSelection {

    /** The field that is there on demand only. */
    private static final String PROVENANCE = "provenance";

    private FieldSelection() {}

    /**
     * The row that the client asks for. The field {@code provenance} and the parameter {@code provenance} ask for the same.
     *
     * @param fields names, or several of them with commas between; null, or nothing but commas: all fields
     * @param allowed the names that rows have, in their order
     * @throws ProblemException for a name that no row has
     */
    static RowOptions choose(List<String> fields, List<String> allowed, RowOptions options) {
        Set<String> chosen = fields == null
                ? Set.of()
                : fields.stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> known(name, allowed))
                        .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            return options;
        }
        boolean provenance = options.provenance() || chosen.contains(PROVENANCE);
        return new RowOptions(
                options.includeHub(),
                provenance,
                allowed.stream()
                        .filter(name -> chosen.contains(name) || provenance && name.equals(PROVENANCE))
                        .toList());
    }

    private static String known(String name, List<String> allowed) {
        if (!allowed.contains(name)) {
            throw ProblemException.badParameter("fields", "of " + String.join(", ", allowed), name);
        }
        return name;
    }
}
