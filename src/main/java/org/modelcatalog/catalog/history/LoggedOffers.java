package org.modelcatalog.catalog.history;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.TopProvider;

/** The offers of a row that history keeps. */
final class LoggedOffers {

    private LoggedOffers() {}

    /**
     * Returns the offers by inference provider.
     *
     * @param id of the model
     */
    static List<Offer> of(LoggedFields row, String id) {
        LoggedFields logged = row.object("providers");
        var offers = new ArrayList<Offer>();
        var done = new HashSet<String>();
        for (Object name : new TreeSet<>(logged.names())) {
            String provider = (String) name;
            // further offers of one inference provider are numbered without a gap
            String key = provider;
            for (int number = 2; logged.hasObject(key) && done.add(key); number++) {
                offers.add(offer(row, logged.object(key), provider, id));
                key = provider + "#" + number;
            }
        }
        return offers;
    }

    private static Offer offer(LoggedFields row, LoggedFields fields, String provider, String id) {
        String status = fields.text("status");
        String offered = fields.text("id");
        return new Offer(
                provider,
                null,
                id.equals(offered) ? null : offered,
                status,
                limits(fields.object("limits")),
                pricing(fields.object("pricing")),
                fields.text("quantization"),
                capabilities(fields.object("capabilities")),
                null,
                null,
                fields.flag("is_model_author"),
                terms(row, fields, Offer.LIVE.equals(status)));
    }

    /**
     * A row has what the quoted offer states of parameters and limits, and the parameters of all live offers together.
     * Which offer stated them is not remembered, so each live one has them, and the row is the same.
     */
    private static OfferTerms terms(LoggedFields row, LoggedFields offer, boolean live) {
        List<PriceOverride> overrides = offer.objects("pricing_overrides").stream()
                .map(LoggedOffers::override)
                .toList();
        if (!live) {
            return new OfferTerms(null, List.of(), Map.of(), null, overrides);
        }
        LoggedFields top = row.object("top_provider");
        return new OfferTerms(
                new TopProvider(
                        top.count("context_length"), top.count("max_completion_tokens"), top.flag("is_moderated")),
                row.texts("supported_parameters"),
                row.object("default_parameters").numbers(),
                row.hasObject("per_request_limits")
                        ? row.object("per_request_limits").numbers()
                        : null,
                overrides);
    }

    private static PriceOverride override(LoggedFields fields) {
        return new PriceOverride(
                fields.count("min_prompt_tokens"),
                fields.count("utc_start"),
                fields.count("utc_end"),
                fields.texts("days"),
                fields.text("service_tier"),
                pricing(fields));
    }

    private static Pricing pricing(LoggedFields fields) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        for (Price price : Price.values()) {
            prices.put(price, fields.number(price.label()));
        }
        return new Pricing(prices);
    }

    private static Limits limits(LoggedFields fields) {
        return new Limits(fields.count("context"), fields.count("max_input"), fields.count("max_output"));
    }

    private static Capabilities capabilities(LoggedFields fields) {
        var stated = new EnumMap<Capability, Boolean>(Capability.class);
        for (Capability capability : Capability.values()) {
            stated.put(capability, fields.flag(capability.label()));
        }
        return new Capabilities(stated);
    }
}
