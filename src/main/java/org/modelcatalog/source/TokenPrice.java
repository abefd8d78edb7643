package org.modelcatalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;

/** Prices in US dollars per token, whatever the unit and the type they are quoted in. Null = unknown. */
public final class TokenPrice {

    // Prices per million tokens come as floats with noise: 0.9299999 is 0.93. Six decimals of a dollar per million keep
    // every price there is and drop the noise.
    private static final int QUOTED_DECIMALS = 6;
    private static final int MILLION = 6;
    private static final int LONGEST = 40;
    private static final int MOST_DECIMALS = 30;
    private static final BigDecimal HIGHEST = new BigDecimal("1000000");

    private TokenPrice() {}

    /** From US dollars per million tokens; what is negative is no price. */
    public static BigDecimal ofMillion(BigDecimal quoted) {
        if (quoted == null || !plausible(quoted)) {
            return null;
        }
        BigDecimal rounded = quoted.setScale(QUOTED_DECIMALS, RoundingMode.HALF_UP);
        // next to nothing is not free
        return plain((rounded.signum() == 0 ? quoted : rounded).movePointLeft(MILLION));
    }

    /** From US dollars per token in words, digit by digit; {@code -1}, which says that it varies, is no price. */
    public static BigDecimal of(String quoted) {
        try {
            BigDecimal price = decimal(quoted);
            return price != null && plausible(price) ? plain(price) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** From US dollars per token as a string or a number; any other type is no price. */
    public static BigDecimal of(JsonNode quoted) {
        return quoted != null && (quoted.isTextual() || quoted.isNumber()) ? of(quoted.asText()) : null;
    }

    /**
     * From a quoted price as a string or a number, which is 10<sup>{@code places}</sup> times the price in US dollars. The
     * digits of a string are exact; a number may have the noise of a float, which is dropped.
     *
     * @param places 6 for US dollars per million tokens, 2 for cents per token, 0 for US dollars per token
     */
    public static BigDecimal of(JsonNode quoted, int places) {
        if (quoted == null || !(quoted.isTextual() || quoted.isNumber())) {
            return null;
        }
        try {
            BigDecimal price = quoted.isNumber() ? quoted.decimalValue() : decimal(quoted.textValue());
            if (price == null || !plausible(price)) {
                return null;
            }
            BigDecimal dollars = price.movePointLeft(places);
            BigDecimal rounded = dollars.setScale(MILLION + QUOTED_DECIMALS, RoundingMode.HALF_UP);
            // next to nothing is not free
            return plain(quoted.isTextual() || rounded.signum() == 0 ? dollars : rounded);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** Every price that an object states by the name of a {@link Price}, in US dollars per its unit. */
    public static Pricing all(JsonNode stated) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        for (Price price : Price.values()) {
            prices.put(price, of(stated.get(price.label())));
        }
        return new Pricing(prices);
    }

    /** Never so large or so fine that writing it out would take pages. */
    private static boolean plausible(BigDecimal price) {
        return price.signum() >= 0 && price.scale() <= MOST_DECIMALS && price.compareTo(HIGHEST) <= 0;
    }

    private static BigDecimal decimal(String quoted) {
        return quoted == null || quoted.length() > LONGEST ? null : new BigDecimal(quoted.strip());
    }

    /** The same price, written in the shortest way and without an exponent. */
    public static BigDecimal plain(BigDecimal price) {
        if (price.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = price.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
