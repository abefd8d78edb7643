package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.modelcatalog.source.TokenPrice;

/** The unit of a price in a list. Lists that look alike differ by a million, so a kind always names it. */
enum PriceUnit {
    USD_PER_TOKEN(0),
    USD_PER_THOUSAND_TOKENS(3),
    USD_PER_MILLION_TOKENS(6),
    CENTS_PER_TOKEN(2),
    CENTS_PER_THOUSAND_TOKENS(5),
    CENTS_PER_MILLION_TOKENS(8),
    /** Ten-thousandths of a dollar per million tokens: 1500 is 0.15 dollars per million. */
    USD_E4_PER_MILLION_TOKENS(10),
    /** US dollars for one request, image or search. */
    USD(0),
    /** A factor of the same record's price of input. */
    TIMES_PROMPT(0);

    private final int places;

    PriceUnit(int places) {
        this.places = places;
    }

    /** The name in a kind's file, for example {@code usd_per_token}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * US dollars per token, request, image or search; null = no price.
     *
     * @param prompt the price of input, for a factor; null = unknown
     */
    BigDecimal dollars(JsonNode quoted, BigDecimal prompt) {
        BigDecimal price = TokenPrice.of(quoted, places);
        if (this != TIMES_PROMPT) {
            return price;
        }
        return price == null || prompt == null ? null : TokenPrice.plain(price.multiply(prompt));
    }
}
