package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.declared.Field.Found;

/**
 * Where a record has which price, and in which unit.
 *
 * @param prices places of each price, in order
 * @param onlyIf conditions without which the stated figures are no price of a token
 * @param free a flag that says that a model costs nothing
 * @param zeroIsFree whether 0 is a price; most lists write it for unknown
 * @param discount a fraction that is taken off every price
 */
record PriceRules(
        Map<Price, List<Quote>> prices, List<Condition> onlyIf, Field free, boolean zeroIsFree, Field discount) {

    /** No price is stated. */
    static final PriceRules NONE = new PriceRules(Map.of(), List.of(), Field.NONE, false, Field.NONE);

    private static final int DISCOUNT_DECIMALS = 12;
    private static final List<PriceUnit> UNITS = List.of(PriceUnit.values());

    /** Where a price is, and its unit. */
    record Quote(FieldPath path, PriceUnit unit) {}

    static PriceRules of(KindSection section) {
        if (section == null) {
            return NONE;
        }
        PriceUnit unit = section.choice("unit", UNITS, PriceUnit::label);
        if (unit == null) {
            throw section.refused("unit", "is missing; name one, there is no default");
        }
        var prices = new EnumMap<Price, List<Quote>>(Price.class);
        for (Price price : Price.values()) {
            if (price != Price.DISCOUNT && section.has(price.label())) {
                prices.put(price, quotes(section, price.label(), unit));
            }
        }
        if (prices.containsKey(Price.PROMPT) != prices.containsKey(Price.COMPLETION)) {
            throw section.refused(
                    prices.containsKey(Price.PROMPT) ? "completion" : "prompt", "is missing beside the other");
        }
        var rules = new PriceRules(
                prices,
                Condition.all(section, "only_if"),
                Field.of(section, "free"),
                section.bool("zero_is_free"),
                Field.of(section, "discount"));
        section.end();
        return rules;
    }

    /** A place that names a unit has that one. */
    private static List<Quote> quotes(KindSection prices, String name, PriceUnit unit) {
        return FieldPath.each(prices, name, path -> new Quote(path, unit), (path, section) -> {
            PriceUnit own = section.choice("unit", UNITS, PriceUnit::label);
            if (own == PriceUnit.TIMES_PROMPT && name.equals(Price.PROMPT.label())) {
                throw section.refused("unit", "cannot be a factor of itself");
            }
            return new Quote(path, own == null ? unit : own);
        });
    }

    /** The prices of a record in US dollars. */
    Pricing of(JsonNode record) {
        Found<Boolean> costsNothing = free.bool(record);
        if (costsNothing != null && costsNothing.value()) {
            return Pricing.perToken(BigDecimal.ZERO, BigDecimal.ZERO);
        }
        if (!onlyIf.stream().allMatch(condition -> condition.holds(record))) {
            return Pricing.UNKNOWN;
        }
        var stated = new EnumMap<Price, BigDecimal>(Price.class);
        // in the order of the enum: input is first, of which others may be a factor
        for (Price price : Price.values()) {
            if (prices.containsKey(price)) {
                stated.put(price, dollars(prices.get(price), record, stated.get(Price.PROMPT)));
            }
        }
        stated.values().removeIf(price -> price == null);
        if (!zeroIsFree) {
            dropZeros(stated);
        }
        Found<BigDecimal> off = discount.decimal(record);
        // what is no discount and no sensible markup is ignored, as OpenRouter does
        if (off != null
                && off.value().abs().compareTo(BigDecimal.ONE) < 0
                && off.value().scale() <= DISCOUNT_DECIMALS) {
            BigDecimal share = BigDecimal.ONE.subtract(off.value());
            stated.replaceAll((price, dollars) -> TokenPrice.plain(dollars.multiply(share)));
        }
        return new Pricing(stated);
    }

    private static BigDecimal dollars(List<Quote> quotes, JsonNode record, BigDecimal prompt) {
        for (Quote quote : quotes) {
            for (JsonNode quoted : quote.path().in(record)) {
                BigDecimal dollars = quote.unit().dollars(quoted, prompt);
                if (dollars != null) {
                    return dollars;
                }
            }
        }
        return null;
    }

    /** Output may cost nothing where input does not, as of embeddings. Every other 0 stands for unknown. */
    private static void dropZeros(Map<Price, BigDecimal> stated) {
        boolean priced = Arrays.asList(Price.PROMPT, Price.COMPLETION).stream()
                .anyMatch(
                        price -> stated.containsKey(price) && stated.get(price).signum() > 0);
        stated.entrySet()
                .removeIf(price -> price.getValue().signum() == 0
                        && !(priced && (price.getKey() == Price.PROMPT || price.getKey() == Price.COMPLETION)));
    }
}
