package org.modelcatalog.catalog.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.config.CheckConfig;
import org.modelcatalog.model.Conflict;
import org.modelcatalog.model.Conflict.Kind;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Price;

/** Holds one price of an offer against what others state. Pure. */
final class PriceCheck {

    /** So many sources must contradict a price before it is held out. */
    private static final int WITNESSES = 2;

    private final CheckConfig config;
    private final String source;
    private final Offer offer;

    /** @param source whose list the offer is in */
    PriceCheck(CheckConfig config, String source, Offer offer) {
        this.config = config;
        this.source = source;
        this.offer = offer;
    }

    /**
     * The conflicts over the prices of input and output.
     *
     * @param statements of other sources on this offer
     * @param peers other offers of the same model; their prices differ, but not by orders of magnitude
     */
    List<Conflict> conflicts(List<Statement> statements, List<Offer> peers) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Price price : List.of(Price.PROMPT, Price.COMPLETION)) {
            BigDecimal own = offer.pricing().of(price);
            if (own != null && own.signum() > 0) {
                offByMuch(price, own, statements, peers)
                        .or(() -> otherUnit(price, own, statements))
                        .ifPresent(conflicts::add);
            }
        }
        freeOrPaid(statements).ifPresent(conflicts::add);
        return conflicts;
    }

    private Optional<Conflict> offByMuch(Price price, BigDecimal own, List<Statement> statements, List<Offer> peers) {
        Map<String, BigDecimal> witnesses = new LinkedHashMap<>();
        statements.forEach(statement ->
                add(witnesses, statement.source(), own, statement.pricing().of(price)));
        peers.forEach(peer ->
                add(witnesses, peer.inferenceProvider(), own, peer.pricing().of(price)));
        if (witnesses.isEmpty()) {
            return Optional.empty();
        }
        boolean unit = witnesses.values().stream().allMatch(other -> isPowerOfTen(own, other));
        return Optional.of(conflict(
                unit ? Kind.POWER_OF_TEN : Kind.MAGNITUDE, price, own, witnesses, witnesses.size() >= WITNESSES));
    }

    private void add(Map<String, BigDecimal> witnesses, String other, BigDecimal own, BigDecimal price) {
        if (price != null
                && price.signum() > 0
                && ratio(own, price) >= config.maxPriceRatio().doubleValue()) {
            witnesses.putIfAbsent(other, price);
        }
    }

    private Optional<Conflict> otherUnit(Price price, BigDecimal own, List<Statement> statements) {
        Map<String, BigDecimal> others = new LinkedHashMap<>();
        for (Statement statement : statements) {
            BigDecimal other = statement.pricing().of(price);
            if (other != null && other.signum() > 0 && isPowerOfTen(own, other)) {
                others.putIfAbsent(statement.source(), other);
            }
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(conflict(Kind.POWER_OF_TEN, price, own, others, false));
    }

    /** It costs nothing here. That may be so, for a while, and is never held out. */
    private Optional<Conflict> freeOrPaid(List<Statement> statements) {
        boolean free = offer.pricing().complete()
                && offer.pricing().prompt().signum() == 0
                && offer.pricing().completion().signum() == 0;
        Map<String, BigDecimal> others = new LinkedHashMap<>();
        if (free) {
            statements.stream()
                    .filter(statement -> statement.pricing().prompt() != null
                            && statement.pricing().prompt().signum() > 0)
                    .forEach(statement -> others.putIfAbsent(
                            statement.source(), statement.pricing().prompt()));
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(conflict(Kind.FREE_OR_PAID, Price.PROMPT, BigDecimal.ZERO, others, false));
    }

    private Conflict conflict(Kind kind, Price price, BigDecimal own, Map<String, BigDecimal> others, boolean held) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(source, own.toPlainString());
        others.forEach((other, value) -> values.putIfAbsent(other, value.toPlainString()));
        return new Conflict(kind, "pricing." + price.label(), offer.inferenceProvider(), values, held);
    }

    /** Another power than the first, of course: equal prices have a ratio of 1. */
    private boolean isPowerOfTen(BigDecimal one, BigDecimal other) {
        double exponent = Math.log10(ratio(one, other));
        long nearest = Math.round(exponent);
        return nearest != 0
                && Math.abs(Math.pow(10, exponent - nearest) - 1)
                        <= config.powerOfTen().doubleValue();
    }

    /** Of the greater to the smaller. */
    private static double ratio(BigDecimal one, BigDecimal other) {
        double ratio = one.doubleValue() / other.doubleValue();
        return ratio < 1 ? 1 / ratio : ratio;
    }
}
