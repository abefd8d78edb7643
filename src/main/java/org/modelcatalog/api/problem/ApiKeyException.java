package org.modelcatalog.api.problem;

/**
 * A request without one of {@code CATALOG_API_KEYS}. A wrong key is 401 as well: so RFC 6750, 3.1 has it, and so clients
 * of OpenAI's API know it.
 */
public final class ApiKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String CHALLENGE = "Bearer realm=\"model-catalog\"";

    private final String challenge;

    private ApiKeyException(String detail, String challenge) {
        super(detail, null, false, false);
        this.challenge = challenge;
    }

    public static ApiKeyException withoutKey() {
        return new ApiKeyException("Send an API key: Authorization: Bearer …, or X-API-Key: …", CHALLENGE);
    }

    public static ApiKeyException withWrongKey() {
        return new ApiKeyException("This is not an API key of this catalog", CHALLENGE + ", error=\"invalid_token\"");
    }

    /** What {@code WWW-Authenticate} says. */
    String challenge() {
        return challenge;
    }
}
