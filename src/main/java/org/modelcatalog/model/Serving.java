package org.modelcatalog.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who serves a model, and what follows from it: context, price and parameters are only ever those of a live provider.
 *
 * @param providers every offer the source names; empty = listed, but served by nobody
 */
public record Serving(List<Provider> providers) {

    /** Served by nobody. */
    public static final Serving NOBODY = new Serving(List.of());

    public Serving {
        providers = List.copyOf(providers);
    }

    /** Whether at least one provider is live. */
    public boolean servable() {
        return live().findAny().isPresent();
    }

    /** The largest context a live provider serves, in tokens. */
    public Optional<Long> contextLength() {
        return live().map(Provider::contextLength).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** Prices of the {@linkplain #cheapest() cheapest} live provider. */
    public Pricing pricing() {
        return cheapest().map(Provider::pricing).orElse(Pricing.UNKNOWN);
    }

    /** The provider of the quoted price, else the live one with the largest context; empty when nobody is live. */
    public Optional<TopProvider> top() {
        return cheapest()
                .or(() -> live().max(Comparator.comparing(
                        Provider::contextLength, Comparator.nullsFirst(Comparator.naturalOrder()))))
                .map(provider -> new TopProvider(provider.contextLength(), null, null));
    }

    /** Request parameters that at least one live provider accepts, in OpenRouter's vocabulary. */
    public List<String> supportedParameters() {
        var parameters = new ArrayList<String>();
        if (live().anyMatch(provider -> Boolean.TRUE.equals(provider.supportsTools()))) {
            parameters.add("tools");
            parameters.add("tool_choice");
        }
        if (live().anyMatch(provider -> Boolean.TRUE.equals(provider.supportsStructuredOutput()))) {
            parameters.add("structured_outputs");
            parameters.add("response_format");
        }
        return parameters;
    }

    /** The live provider with the lowest prompt price among those that state both prices; ties by price, then name. */
    private Optional<Provider> cheapest() {
        return live().filter(provider -> provider.pricing().complete())
                .min(Comparator.comparing(
                                (Provider provider) -> provider.pricing().prompt())
                        .thenComparing(provider -> provider.pricing().completion())
                        .thenComparing(Provider::name));
    }

    private Stream<Provider> live() {
        return providers.stream().filter(Provider::live);
    }
}
