package org.modelcatalog.api.request;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelcatalog.api.problem.ProblemException;

/** Reads the parameter {@code fields}: the fields of a row that a client chooses. */
final class FieldSelection {

    /** The field that rows have only on request. */
    private static final String PROVENANCE = "provenance";

    private FieldSelection() {}

    /**
     * Adds the chosen fields to the options of a row. The field {@code provenance} also sets the option of that name.
     *
     * @param fields comma-separated names; null or no name at all: all fields
     * @param allowed the fields of a row, in order
     * @throws ProblemException for an unknown name
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
