package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who serves a model, and what follows from it: context, price and parameters are only ever those of a live provider.
 *
 * @param offers every one the sources name; empty = listed, but served by nobody
 */
public record Serving(List<Offer> offers) {

    /** Served by nobody. */
    public static final Serving NOBODY = new Serving(List.of());

    // A variant, such as a free one with its own limits, is not what a request for the model itself gets.
    private static final Comparator<Offer> CHEAPEST = Comparator.comparing(Offer::variant)
            .thenComparing(offer -> offer.pricing().prompt())
            .thenComparing(offer -> offer.pricing().completion())
            .thenComparing(Offer::inferenceProvider)
            .thenComparing(offer -> String.valueOf(offer.gateway()))
            .thenComparing(offer -> String.valueOf(offer.modelId()));

    public Serving {
        offers = List.copyOf(offers);
    }

    /** Whether at least one provider is live. */
    public boolean servable() {
        return live().findAny().isPresent();
    }

    /** The largest context a live provider serves, in tokens. */
    public Optional<Long> contextLength() {
        return live().map(Offer::contextLength).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** Prices of the {@linkplain #cheapest() cheapest} live provider. */
    public Pricing pricing() {
        return cheapest().map(Offer::pricing).orElse(Pricing.UNKNOWN);
    }

    /**
     * The offer of the quoted price, as its gateway puts it or in its own figures; empty when nobody is live, and when
     * nothing is said of the offer.
     */
    public Optional<TopProvider> top() {
        return quoted().map(offer -> offer.terms().top() != null
                        ? offer.terms().top()
                        : new TopProvider(offer.contextLength(), null, null))
                .filter(top -> !top.equals(TopProvider.UNKNOWN));
    }

    /** Request parameters that at least one live provider accepts, in OpenRouter's vocabulary. */
    public List<String> supportedParameters() {
        return live().map(Serving::parameters)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** What the quoted offer takes for parameters that a request leaves out. */
    public Map<String, BigDecimal> defaultParameters() {
        return quoted().map(offer -> offer.terms().defaultParameters()).orElse(Map.of());
    }

    /** How much one request to the quoted offer may hold; empty = not said. */
    public Optional<Map<String, BigDecimal>> perRequestLimits() {
        return quoted().map(offer -> offer.terms().perRequestLimits());
    }

    private static List<String> parameters(Offer offer) {
        if (!offer.terms().supportedParameters().isEmpty()) {
            return offer.terms().supportedParameters();
        }
        var parameters = new ArrayList<String>();
        if (Boolean.TRUE.equals(offer.supportsTools())) {
            parameters.addAll(List.of("tools", "tool_choice"));
        }
        if (Boolean.TRUE.equals(offer.supportsStructuredOutput())) {
            parameters.addAll(List.of("structured_outputs", "response_format"));
        }
        return parameters;
    }

    /** The provider of the quoted price, else the live one with the largest context. */
    private Optional<Offer> quoted() {
        return cheapest()
                .or(() -> live().max(Comparator.comparing(
                        Offer::contextLength, Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    /** The live provider with the lowest prompt price among those that state both prices; ties by price, then name. */
    private Optional<Offer> cheapest() {
        return live().filter(offer -> offer.pricing().complete()).min(CHEAPEST);
    }

    private Stream<Offer> live() {
        return offers.stream().filter(Offer::live);
    }
}
