package org.modelcatalog.source.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tokens and keys that are sent in a header. */
public final class Secrets {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7E]+");

    private Secrets() {}

    /**
     * A configured secret as it is sent; blank counts as unset.
     *
     * @param setting the environment variable people set it with
     * @throws ConfigurationException naming the setting when it cannot be sent. Refused here, at start and without its
     *     value: the HTTP client would quote what it cannot send
     */
    public static Optional<String> sendable(String setting, Optional<Secret<String>> configured) {
        return configured
                .map(Secret::get)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(secret -> {
                    if (!SENDABLE.matcher(secret).matches()) {
                        throw new ConfigurationException(setting + " must be one word of printable ASCII characters");
                    }
                    return secret;
                });
    }
}
