package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.source.declared.Field.Found;
import org.modelcatalog.source.declared.Scalars.End;

/**
 * The offer of a record: the gateway itself is its inference provider, since lists seldom name another.
 *
 * @param at when the list was asked for
 */
record DeclaredOffer(Kind kind, String gateway, JsonNode json, Instant at) {

    /** The status of an offer whose end, as the gateway states it, is past. */
    private static final String EXPIRED = "expired";

    /** @param architecture of the model; what it includes is a capability */
    Offer of(Architecture architecture) {
        Capabilities capabilities = Capabilities.of(architecture.inputs(), architecture.outputs());
        for (Map.Entry<Capability, CapabilityRule> rule : kind.capabilities().entrySet()) {
            capabilities = capabilities.with(rule.getKey(), rule.getValue().of(json));
        }
        return new Offer(
                gateway,
                null,
                null,
                status(),
                limits(),
                kind.prices().of(json),
                value(kind.quantization().word(json)),
                capabilities,
                null,
                null,
                null,
                terms());
    }

    private OfferTerms terms() {
        List<String> supported = value(kind.supportedParameters().words(json));
        return supported == null ? OfferTerms.NONE : new OfferTerms(null, supported, Map.of(), null, List.of());
    }

    private Limits limits() {
        return new Limits(
                value(kind.context().tokens(json)),
                value(kind.maxInput().tokens(json)),
                value(kind.maxOutput().tokens(json)));
    }

    private String status() {
        Found<End> expires = kind.expires().end(json);
        if (expires != null && !expires.value().past().isAfter(at)) {
            return EXPIRED;
        }
        return kind.live().stream()
                .filter(condition -> !condition.holds(json))
                .map(condition -> condition.status(json))
                .findFirst()
                .orElse(Offer.LIVE);
    }

    private static <T> T value(Found<T> stated) {
        return stated == null ? null : stated.value();
    }
}
