package org.modelcatalog.catalog;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/** The registry of gateways: every {@link ModelSource} bean, by slug and by alias. */
@Singleton
public class Gateways {

    private final Map<String, ModelSource> bySlug = new TreeMap<>();
    private final Map<String, ModelSource> byName = new TreeMap<>();

    Gateways(@All List<ModelSource> sources) {
        for (ModelSource source : sources) {
            bySlug.put(source.gateway().slug(), source);
            name(source.gateway().slug(), source);
            source.gateway().aliases().forEach(alias -> name(alias, source));
        }
    }

    /** Every source, by slug. */
    public Collection<ModelSource> all() {
        return bySlug.values();
    }

    /**
     * The gateway a client means.
     *
     * @param name slug or alias, in any case
     * @throws UnknownGatewayException naming what is allowed
     */
    public Gateway resolve(String name) {
        ModelSource source = byName.get(name.strip().toLowerCase(Locale.ROOT));
        if (source == null) {
            throw new UnknownGatewayException(name, allowed());
        }
        return source.gateway();
    }

    /** @param slug canonical, as {@link #resolve} gives it */
    ModelSource source(String slug) {
        return bySlug.get(slug);
    }

    private void name(String name, ModelSource source) {
        ModelSource other = byName.put(name, source);
        if (other != null) {
            throw new IllegalStateException("Two gateways are called " + name + ": "
                    + other.gateway().slug() + " and " + source.gateway().slug());
        }
    }

    private String allowed() {
        return bySlug.values().stream()
                .map(ModelSource::gateway)
                .map(gateway -> gateway.aliases().isEmpty()
                        ? gateway.slug()
                        : gateway.slug() + " (or " + String.join(", ", gateway.aliases()) + ")")
                .collect(Collectors.joining(", "));
    }
}
