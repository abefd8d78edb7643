package org.modelcatalog.source.facts;

/**
 * The life of a model at a provider, as a base states it. Null is unknown.
 *
 * @param released ISO-8601 date, or year and month
 * @param deprecated whether the base calls it deprecated
 * @param deprecatedAt ISO-8601 date from which it is deprecated
 */
record BaseDates(String released, Boolean deprecated, String deprecatedAt) {

    /** Nothing is stated. */
    static final BaseDates UNKNOWN = new BaseDates(null, null, null);

    /** Returns these dates, and those of another where they are unknown. */
    BaseDates or(BaseDates other) {
        return new BaseDates(
                released != null ? released : other.released,
                deprecated != null ? deprecated : other.deprecated,
                deprecatedAt != null ? deprecatedAt : other.deprecatedAt);
    }
}
