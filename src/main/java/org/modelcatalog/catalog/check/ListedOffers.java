package org.modelcatalog.catalog.check;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;

/**
 * What each gateway's last fetch says of models of the Hub, by who computes: the same offer may be seen through two
 * gateways, such as Novita's own list and the Hub's router.
 */
@Singleton
class ListedOffers {

    private final Map<String, Map<String, Statement>> byGateway = new ConcurrentHashMap<>();

    /** What is known of one gateway's offers so far. */
    static final class Seen {

        private final Map<String, Statement> statements = new HashMap<>();

        /**
         * @param provider who computes, by one name for all gateways
         * @param hubId the Hub's model that it is
         */
        void add(String provider, String hubId, Model row, Offer offer) {
            boolean says = !offer.pricing().stated().isEmpty() || offer.limits().context() != null;
            if (offer.live() && says && !ModelId.isVariant(row.id())) {
                statements.putIfAbsent(
                        key(provider, hubId),
                        new Statement(
                                row.sourceGateway(),
                                offer.pricing(),
                                offer.limits().context(),
                                List.of(),
                                List.of()));
            }
        }
    }

    /** Replaces what a gateway said before. */
    void put(String gateway, Seen seen) {
        byGateway.put(gateway, Map.copyOf(seen.statements));
    }

    /** What other gateways say of an offer. */
    List<Statement> others(String gateway, String provider, String hubId) {
        return byGateway.entrySet().stream()
                .filter(other -> !other.getKey().equals(gateway))
                .flatMap(other -> Stream.ofNullable(other.getValue().get(key(provider, hubId))))
                .toList();
    }

    private static String key(String provider, String hubId) {
        return provider + ' ' + ModelId.key(hubId);
    }
}
