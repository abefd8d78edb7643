package org.modelcatalog.api.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that is refused or that cannot be answered now. The message becomes the problem's {@code detail}, so it is
 * written for clients: it says what to change.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 60;
    private static final long LONGEST_WAIT = 3600;

    private final int status;
    private final String code;
    private final String param;
    private final transient Map<String, Object> headers = new LinkedHashMap<>();
    private String lastSeen;
    private String replacement;
    private String beginning;

    public ProblemException(int status, String detail) {
        this(status, detail, null);
    }

    /** @param code what is wrong, in OpenAI's words; null = the status says it all */
    public ProblemException(int status, String detail, String code) {
        this(status, detail, code, null);
    }

    private ProblemException(int status, String detail, String code, String param) {
        // No stack trace: nothing in the code is wrong, and a client could make us take one per request.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    /**
     * A parameter with a value that is not allowed: 400.
     *
     * @param parameter as the client names it
     * @param allowed completes the sentence "{parameter} must be …"
     * @param value as it came; shown shortened and without control characters
     */
    public static ProblemException badParameter(String parameter, String allowed, String value) {
        return new ProblemException(
                400, parameter + " must be " + allowed + "; got " + shown(value), "invalid_value", parameter);
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Says when what is gone was last there.
     *
     * @param lastSeen ISO-8601 UTC
     * @param replacement what a source recommends instead; null = unknown
     */
    ProblemException gone(String lastSeen, String replacement) {
        this.lastSeen = lastSeen;
        this.replacement = replacement;
        return this;
    }

    /** Says from when on there is a history; ISO-8601 UTC. */
    ProblemException beginning(String time) {
        this.beginning = time;
        return this;
    }

    /** Says when the same request may succeed: in whole seconds, rounded up, from one second to an hour. */
    public ProblemException retryAfter(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return header(HttpHeaders.RETRY_AFTER, Math.min(LONGEST_WAIT, Math.max(1, seconds)));
    }

    public int status() {
        return status;
    }

    /** What is wrong, in OpenAI's words; null = the status says it all. */
    String code() {
        return code;
    }

    /** The parameter that is wrong; null = none is. */
    String param() {
        return param;
    }

    /** When what is gone was last there; null = nothing is gone. */
    String lastSeen() {
        return lastSeen;
    }

    /** What a source recommends instead; null = unknown. */
    String replacement() {
        return replacement;
    }

    /** From when on there is a history; null = the moment is not the reason. */
    String beginning() {
        return beginning;
    }

    /** Headers of the answer beside those that every problem has. */
    public Map<String, Object> headers() {
        return headers;
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
