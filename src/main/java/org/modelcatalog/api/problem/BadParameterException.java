package org.modelcatalog.api.problem;

/** A parameter with a value we do not take. */
public final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 60;

    /**
     * @param parameter as the client names it
     * @param allowed completes the sentence "{parameter} must be …"
     * @param value what came, verbatim; shown shortened and without control characters
     */
    public BadParameterException(String parameter, String allowed, String value) {
        super(parameter + " must be " + allowed + "; got " + shown(value), null, false, false);
    }

    private static String shown(String value) {
        if (value == null) {
            return "nothing";
        }
        String printable = value.codePoints()
                .limit(MAX_SHOWN)
                .map(letter -> Character.isISOControl(letter) ? '\uFFFD' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + printable + (value.length() > printable.length() ? "…" : "") + '"';
    }
}
