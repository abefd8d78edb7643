package org.modelcatalog.model;

/**
 * What a source states of the end of a model, beside its {@linkplain Facts#expirationDate() date}. Null is unknown.
 *
 * @param deprecatedAt ISO-8601 date or date-time from which the source advises against the model; may lie in the future
 * @param replacement id of the model that the source recommends instead, as the source writes it
 * @param source who states it: slug of a gateway or of another source
 */
public record Deprecation(String deprecatedAt, String replacement, String source) {

    /** Returns what a source states; null where it states nothing. */
    public static Deprecation of(String deprecatedAt, String replacement, String source) {
        return deprecatedAt == null && replacement == null ? null : new Deprecation(deprecatedAt, replacement, source);
    }
}
