package org.modelcatalog.source.declared;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.config.GatewayVariables;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.http.Endpoints;
import org.modelcatalog.source.list.ListClients;

/**
 * The gateways that the configuration declares by their kind: {@code CATALOG_GATEWAYS_<SLUG>_KIND}. What is wrong about a
 * declaration ends the start and is named.
 */
@Singleton
public class DeclaredGateways {

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,39}";

    private final List<ModelSource> sources;

    DeclaredGateways(CatalogConfig config, Endpoints endpoints, ListClients clients) {
        GatewayVariables.unread(config.gateways().keySet()).ifPresent(variable -> {
            throw new ConfigurationException(
                    variable
                            + " is of no gateway: in an environment variable, the name of a gateway is one word of letters and digits");
        });
        Kinds kinds = Kinds.in(config.kindsDir().orElse(null));
        // in a fixed order, so that of several mistakes the same one is named
        sources = new TreeMap<>(config.gateways())
                .entrySet().stream()
                        .filter(gateway -> declared(gateway.getKey(), gateway.getValue()))
                        .map(gateway -> source(gateway.getKey(), gateway.getValue(), kinds, endpoints, clients))
                        .toList();
    }

    /** One source for each, by slug. */
    public List<ModelSource> sources() {
        return sources;
    }

    private static boolean declared(String slug, GatewayConfig config) {
        boolean described = config.note().isPresent()
                || config.aliases().isPresent()
                || config.path().isPresent();
        if (config.kind().isEmpty() && described) {
            throw new ConfigurationException(GatewayConfig.environment(slug)
                    + "_NOTE, _ALIASES and _PATH are of gateways that are declared by _KIND, which is not set");
        }
        return config.kind().isPresent();
    }

    private static ModelSource source(
            String slug, GatewayConfig config, Kinds kinds, Endpoints endpoints, ListClients clients) {
        String environment = GatewayConfig.environment(slug);
        if (!slug.matches(SLUG)) {
            throw new ConfigurationException("catalog.gateways." + slug
                    + ": the name of a declared gateway must be a word of a-z, 0-9 and -, at most 40 characters");
        }
        Kind kind = kinds.get(environment + "_KIND", config.kind().orElseThrow());
        URI endpoint = config.endpoint()
                .or(() -> endpoints.sample(kind.name()))
                .orElseThrow(() -> new ConfigurationException(
                        environment + "_ENDPOINT is missing: a kind has no host of its own"));
        var gateway = new Gateway(
                slug,
                slug,
                config.note().orElse(slug + " catalog"),
                config.aliases().orElse(List.of()));
        return new DeclaredSource(gateway, kind, config.path().orElse(kind.path()), endpoint, clients);
    }
}
