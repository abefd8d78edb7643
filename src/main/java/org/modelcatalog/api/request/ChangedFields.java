package org.modelcatalog.api.request;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;

/** Reads the names of fields, or groups of them, whose changes a client asks for. */
public final class ChangedFields {

    public static final String DESCRIPTION =
            "Only changes of these fields: names separated by commas, or repeated parameters. `pricing` is every price of"
                    + " a model, `providers.pricing` every price of an offer, `providers.novita` all of one inference"
                    + " provider; `added` and `removed` are about whole models";

    private static final int MOST = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.%#:/-]{1,200}");
    private static final String ALLOWED = "at most " + MOST + " names of fields, such as pricing.prompt, by commas";

    private ChangedFields() {}

    /**
     * The names, without duplicates; empty when there are none.
     *
     * @param given may be null
     * @throws ProblemException for what cannot be the name of a field
     */
    public static List<String> parse(String parameter, List<String> given) {
        if (given == null) {
            return List.of();
        }
        List<String> names = given.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST + 1L)
                .toList();
        names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst().ifPresent(wrong -> {
            throw ProblemException.badParameter(parameter, ALLOWED, wrong);
        });
        if (names.size() > MOST) {
            throw ProblemException.badParameter(parameter, ALLOWED, String.join(",", names));
        }
        return names;
    }
}
