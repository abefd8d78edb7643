package org.modelcatalog.source;

/**
 * The answer to a question for a model's {@code config.json}. A revision never changes, so neither does the answer: it is
 * remembered as long as the model has that revision.
 *
 * @param revision the commit whose file was asked for
 * @param context tokens that the file states; null = it states none, or it could not be read
 */
public record ConfigFile(String revision, Outcome outcome, Long context) {

    /** How the question ended. */
    public enum Outcome {
        /** The file was read. */
        FOUND,
        /** The revision has no such file. */
        MISSING,
        /** The file is not for everybody, and the configured token does not open it. */
        GATED,
        /** The file is not for everybody, and no token was sent. */
        GATED_WITHOUT_TOKEN
    }

    /** Whether a question for that revision would get the same answer. */
    public boolean answers(String asked, boolean withToken) {
        return revision != null
                && revision.equals(asked)
                && outcome != null
                && !(withToken && outcome == Outcome.GATED_WITHOUT_TOKEN);
    }
}
