package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The offers of a model, and the context, price and parameters that follow from the live ones.
 *
 * @param offers every offer that the sources name; empty = no inference provider serves the model
 */
public record Serving(List<Offer> offers) {

    /** No inference provider serves the model. */
    public static final Serving NOBODY = new Serving(List.of());

    // A request for the model itself does not get a variant, such as a free one with its own limits.
    private static final Comparator<Offer> CHEAPEST = Comparator.comparing(Offer::variant)
            .thenComparing(offer -> offer.pricing().prompt())
            .thenComparing(offer -> offer.pricing().completion())
            .thenComparing(Offer::inferenceProvider)
            .thenComparing(offer -> String.valueOf(offer.gateway()))
            .thenComparing(offer -> String.valueOf(offer.modelId()));

    public Serving {
        offers = List.copyOf(offers);
    }

    /** Whether at least one offer is live. */
    public boolean servable() {
        return live().findAny().isPresent();
    }

    /** Returns the largest limits of the live offers. */
    public Limits limits() {
        return new Limits(
                largest(Limits::context).orElse(null),
                largest(Limits::maxInput).orElse(null),
                largest(Limits::maxOutput).orElse(null));
    }

    /** Returns the largest context of a live offer, in tokens. */
    public Optional<Long> contextLength() {
        return largest(Limits::context);
    }

    /** Whether a live offer has the capability: false if one states that it has not and none that it has; null = unknown. */
    Boolean has(Capability capability) {
        return live().map(offer -> offer.capabilities().has(capability))
                .filter(Objects::nonNull)
                .reduce(Boolean::logicalOr)
                .orElse(null);
    }

    private Optional<Long> largest(Function<Limits, Long> limit) {
        return live().map(Offer::limits).map(limit).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** Returns the prices of the {@linkplain #cheapest() cheapest} live offer. */
    public Pricing pricing() {
        return cheapest().map(Offer::pricing).orElse(Pricing.UNKNOWN);
    }

    /** Returns the prices that replace those of the {@linkplain #cheapest() cheapest} live offer under conditions. */
    public List<PriceOverride> priceOverrides() {
        return cheapest().map(offer -> offer.terms().priceOverrides()).orElse(List.of());
    }

    /** Returns what the cheapest live offer costs, under any condition; without one, what any live offer costs. */
    Stream<BigDecimal> amounts() {
        return cheapest()
                .map(Stream::of)
                .orElseGet(this::live)
                .flatMap(offer -> Stream.concat(
                        offer.pricing().amounts(),
                        offer.terms().priceOverrides().stream()
                                .flatMap(override -> override.pricing().amounts())));
    }

    /**
     * Returns the limits of the quoted offer, from its gateway's statement or else from its own figures. Empty when no
     * offer is live, or when its limits are unknown.
     */
    public Optional<TopProvider> top() {
        return quoted().map(offer -> offer.terms().top() != null
                        ? offer.terms().top()
                        : new TopProvider(
                                offer.limits().context(), offer.limits().maxOutput(), null))
                .filter(top -> !top.equals(TopProvider.UNKNOWN));
    }

    /** Returns the request parameters that at least one live offer accepts, in OpenRouter's vocabulary. */
    public List<String> supportedParameters() {
        return live().map(Offer::supportedParameters)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** Returns the quoted offer's values of parameters that a request omits. */
    public Map<String, BigDecimal> defaultParameters() {
        return quoted().map(offer -> offer.terms().defaultParameters()).orElse(Map.of());
    }

    /** Returns the quoted offer's limits of one request; empty = unknown. */
    public Optional<Map<String, BigDecimal>> perRequestLimits() {
        return quoted().map(offer -> offer.terms().perRequestLimits());
    }

    /** Returns the cheapest offer, or else the live offer with the largest context. */
    private Optional<Offer> quoted() {
        return cheapest()
                .or(() -> live().max(Comparator.comparing(
                        offer -> offer.limits().context(), Comparator.nullsFirst(Comparator.naturalOrder()))));
    }

    /**
     * Returns the live offer with the lowest prompt price among those with both prices. The completion price and then the
     * name break ties.
     */
    private Optional<Offer> cheapest() {
        return live().filter(offer -> offer.pricing().complete()).min(CHEAPEST);
    }

    /** Returns the same offers, of which nobody says whether they are live. */
    Serving ofUnknownStatus() {
        return new Serving(offers.stream()
                .map(offer -> offer.live() ? offer.ofUnknownStatus() : offer)
                .toList());
    }

    /** Returns the offers that serve requests now. */
    public Stream<Offer> live() {
        return offers.stream().filter(Offer::live);
    }
}
