package org.modelcatalog.config;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The environment variables of gateways. */
public final class GatewayVariables {

    private static final String PREFIX = "CATALOG_GATEWAYS_";
    private static final String KINDS_DIR = PREFIX + "KINDS_DIR";

    private GatewayVariables() {}

    /**
     * A variable that looks like a gateway's and that no configured gateway has read: where a name has an underscore, it
     * cannot be told from the setting that follows it.
     *
     * @param slugs of the configured gateways
     */
    public static Optional<String> unread(Collection<String> slugs) {
        return unread(System.getenv().keySet(), slugs);
    }

    static Optional<String> unread(Set<String> variables, Collection<String> slugs) {
        return variables.stream()
                .filter(variable -> variable.startsWith(PREFIX) && !variable.equals(KINDS_DIR))
                .filter(variable ->
                        slugs.stream().noneMatch(slug -> variable.startsWith(GatewayConfig.environment(slug) + "_")))
                .sorted()
                .findFirst();
    }
}
