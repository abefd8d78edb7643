package org.modelcatalog.model;

import java.util.List;
import java.util.function.Function;

/**
 * What sources state of a model beside its offers. Null is unknown.
 *
 * @param knowledgeCutoff as the source writes it
 * @param expirationDate ISO-8601 date or date-time after which the source no longer offers it
 * @param benchmarks a JSON object as the source states it, with its {@code source}
 * @param supportedVoices of speech models
 * @param parameters as a gateway states them, which lists models of the Hub with their size
 * @param deprecation what a source states of the model's end beside its date
 * @param conflicts what sources contradict each other on
 */
public record Facts(
        Reasoning reasoning,
        String knowledgeCutoff,
        String expirationDate,
        String benchmarks,
        List<String> supportedVoices,
        ParameterCount parameters,
        Deprecation deprecation,
        List<Conflict> conflicts) {

    /** Nothing is stated. */
    public static final Facts NONE = new Facts(null, null, null, null, null, null);

    public Facts {
        supportedVoices = supportedVoices == null ? null : List.copyOf(supportedVoices);
        // null: a snapshot that was stored before there were any
        conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
    }

    /** The facts of a source that states no more of the model's end than its date, and that no source contradicts. */
    public Facts(
            Reasoning reasoning,
            String knowledgeCutoff,
            String expirationDate,
            String benchmarks,
            List<String> supportedVoices,
            ParameterCount parameters) {
        this(reasoning, knowledgeCutoff, expirationDate, benchmarks, supportedVoices, parameters, null, List.of());
    }

    /** Returns a copy with this knowledge cut-off, reasoning and end. */
    public Facts with(Reasoning reasoning, String knowledgeCutoff, Deprecation deprecation) {
        return new Facts(
                reasoning,
                knowledgeCutoff,
                expirationDate,
                benchmarks,
                supportedVoices,
                parameters,
                deprecation,
                conflicts);
    }

    /** Returns a copy with these conflicts in the place of its own. */
    public Facts with(List<Conflict> conflicts) {
        return new Facts(
                reasoning,
                knowledgeCutoff,
                expirationDate,
                benchmarks,
                supportedVoices,
                parameters,
                deprecation,
                conflicts);
    }

    /** Returns the facts of the first row that states each, and the conflicts of all rows. */
    public static Facts first(List<Facts> rows) {
        return new Facts(
                first(rows, Facts::reasoning),
                first(rows, Facts::knowledgeCutoff),
                first(rows, Facts::expirationDate),
                first(rows, Facts::benchmarks),
                first(rows, Facts::supportedVoices),
                first(rows, Facts::parameters),
                first(rows, Facts::deprecation),
                rows.stream().flatMap(row -> row.conflicts.stream()).distinct().toList());
    }

    private static <T> T first(List<Facts> rows, Function<Facts, T> fact) {
        for (Facts row : rows) {
            if (fact.apply(row) != null) {
                return fact.apply(row);
            }
        }
        return null;
    }
}
