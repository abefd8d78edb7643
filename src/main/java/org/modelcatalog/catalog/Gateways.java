package org.modelcatalog.catalog;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.catalog.check.SourceChecks;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.declared.DeclaredGateways;

/**
 * The registry of gateways: every enabled {@link ModelSource} and every declared gateway by slug and alias, and {@code all}
 * for all of them together.
 */
@Singleton
public class Gateways {

    /** The slug for all gateways together. */
    public static final String ALL = "all";

    private static final Comparator<ModelSource> ORDER = Comparator.comparing(
            source -> source.gateway().slug(),
            Comparator.comparing((String slug) -> !slug.equals(Gateway.HUGGING_FACE.slug()))
                    .thenComparing(Comparator.naturalOrder()));

    private final Map<String, ModelSource> bySlug = new LinkedHashMap<>();
    private final Map<String, ModelSource> byName = new TreeMap<>();
    private final Gateway all;
    private final boolean mirror;

    @Inject
    Gateways(@All List<ModelSource> sources, DeclaredGateways declared, SourceChecks checks, CatalogConfig config) {
        this(
                Stream.concat(sources.stream(), declared.sources().stream())
                        .map(checks::of)
                        .toList(),
                config);
    }

    Gateways(List<ModelSource> sources, CatalogConfig config) {
        for (ModelSource source :
                sources.stream().filter(ModelSource::enabled).sorted(ORDER).toList()) {
            bySlug.put(source.gateway().slug(), source);
            name(source.gateway().slug(), source);
            source.gateway().aliases().forEach(alias -> name(alias, source));
        }
        all = all(bySlug.values());
        mirror = config.hubMirror().enabled();
        for (String configured : config.gateways().keySet()) {
            if (!bySlug.containsKey(configured)) {
                throw new IllegalArgumentException("catalog.gateways." + configured + " ("
                        + GatewayConfig.environment(configured) + "_…) is of no gateway; there are " + allowed()
                        + "; " + GatewayConfig.environment(configured) + "_KIND declares another");
            }
        }
    }

    /** Every source: the Hub first, since others refer to its ids, then by slug. */
    public Collection<ModelSource> sources() {
        return bySlug.values();
    }

    /**
     * The gateway of that name, which may be {@link #ALL}.
     *
     * @param name slug or alias, in any case
     * @throws UnknownGatewayException naming the gateways there are
     */
    public Gateway resolve(String name) {
        return ALL.equalsIgnoreCase(name.strip()) ? all : single(name, ", " + ALL);
    }

    /**
     * The gateway of that name for a list, which may be {@link #ALL}, or the mirror of the whole Hub.
     *
     * @param name slug or alias, in any case
     * @throws UnknownGatewayException naming the gateways there are
     */
    public Gateway resolveListed(String name) {
        if (!isWholeHub(name.strip())) {
            return ALL.equalsIgnoreCase(name.strip())
                    ? all
                    : single(name, ", " + ALL + (mirror ? ", " + Gateway.WHOLE_HUB.slug() : ""));
        }
        if (!mirror) {
            throw new UnknownGatewayException(name, allowed() + ", " + ALL + "; hub needs CATALOG_HUB_MIRROR=true");
        }
        return Gateway.WHOLE_HUB;
    }

    private static boolean isWholeHub(String name) {
        return Gateway.WHOLE_HUB.slug().equalsIgnoreCase(name);
    }

    /**
     * The gateway of that name, which may not be {@link #ALL}.
     *
     * @param name slug or alias, in any case
     * @throws UnknownGatewayException naming the gateways there are
     */
    public Gateway resolveSingle(String name) {
        return single(name, "");
    }

    /** The slugs of the sources that a gateway stands for. */
    public Set<String> slugs(Gateway gateway) {
        return isAll(gateway) ? Collections.unmodifiableSet(bySlug.keySet()) : Set.of(gateway.slug());
    }

    /** Whether it stands for all gateways. */
    static boolean isAll(Gateway gateway) {
        return ALL.equals(gateway.slug());
    }

    /** One gateway that stands for these. */
    static Gateway all(Collection<ModelSource> sources) {
        String labels = sources.stream().map(source -> source.gateway().label()).collect(Collectors.joining(", "));
        return new Gateway(ALL, "All", "Combined " + labels + " catalogs", List.of());
    }

    private Gateway single(String name, String others) {
        ModelSource source = byName.get(name.strip().toLowerCase(Locale.ROOT));
        if (source == null) {
            throw new UnknownGatewayException(name, allowed() + others);
        }
        return source.gateway();
    }

    /** @param slug canonical, as {@link #resolve} gives it */
    ModelSource source(String slug) {
        return bySlug.get(slug);
    }

    private void name(String name, ModelSource source) {
        ModelSource other = byName.put(name, source);
        if (name.equals(ALL) || isWholeHub(name)) {
            throw new IllegalStateException(source.gateway().slug() + " cannot be called " + name);
        }
        if (other != null) {
            throw new IllegalStateException("Two gateways are called " + name + ": "
                    + other.gateway().slug() + " and " + source.gateway().slug());
        }
    }

    /** Slugs and aliases for people to read, for example {@code hug (or huggingface, hf), openrouter}. */
    public String allowed() {
        return bySlug.values().stream()
                .map(ModelSource::gateway)
                .map(gateway -> gateway.aliases().isEmpty()
                        ? gateway.slug()
                        : gateway.slug() + " (or " + String.join(", ", gateway.aliases()) + ")")
                .collect(Collectors.joining(", "));
    }
}
