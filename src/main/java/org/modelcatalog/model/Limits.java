package org.modelcatalog.model;

/**
 * Limits of one request, in tokens. Null is unknown.
 *
 * @param context input and output together
 */
public record Limits(Long context, Long maxInput, Long maxOutput) {

    /** Every limit is unknown. */
    public static final Limits UNKNOWN = new Limits(null, null, null);

    /** Returns limits of which only the context is known; null = unknown. */
    public static Limits ofContext(Long context) {
        return context == null ? UNKNOWN : new Limits(context, null, null);
    }

    /** Returns these limits, and those of another where they are unknown. */
    public Limits or(Limits other) {
        return new Limits(
                context != null ? context : other.context,
                maxInput != null ? maxInput : other.maxInput,
                maxOutput != null ? maxOutput : other.maxOutput);
    }
}
