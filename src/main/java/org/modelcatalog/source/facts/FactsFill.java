package org.modelcatalog.source.facts;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;

/**
 * Fills what a gateway does not state of its models from one base. Pure. A known value is never touched, and no offer
 * becomes live.
 *
 * <p>What belongs to an offer (longest output, prices of caches, efforts of reasoning) comes from the base's entry for the
 * same id at the same gateway, and so does the date from which the gateway advises against the model. What belongs to the
 * model (release, knowledge cut-off, whether it reasons) may also come from an entry for the same model of the Hub.
 */
public final class FactsFill {

    private final BaseTable table;
    private final String provider;
    private final boolean hub;

    /**
     * @param provider what the base calls the gateway; null = the base does not have it
     * @param hub whether it is the Hub's own gateway, whose offers are those of others
     */
    public FactsFill(BaseTable table, String provider, boolean hub) {
        this.table = table;
        this.provider = provider;
        this.hub = hub;
    }

    /** The row with what the base adds; the row itself where it adds nothing. */
    public Model filled(Model row) {
        BaseEntry entry =
                hub || provider == null ? null : table.find(provider, row.id()).orElse(null);
        Model named = entry == null || row.huggingFaceId() != null ? row : named(row, entry);
        return new Row(named, entry).filled();
    }

    /** The Hub's model that it is, where the base's own names lead to one. */
    private Model named(Model row, BaseEntry entry) {
        return table.alias(entry)
                .map(hubId -> row.onHub(hubId, row.hub(), row.origins()))
                .orElse(row);
    }

    /** One row on its way. */
    private final class Row {

        private final Model row;
        private final BaseEntry entry;
        private final Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        private boolean changed;

        Row(Model row, BaseEntry entry) {
            this.row = row;
            this.entry = entry;
            this.origins.putAll(row.origins());
        }

        Model filled() {
            Facts facts = row.facts();
            String cutoff = known(
                    facts.knowledgeCutoff(),
                    () -> ofModel(BaseEntry::knowledgeCutoff),
                    ModelField.KNOWLEDGE_CUTOFF,
                    "knowledge");
            var reasoning = known(
                    facts.reasoning(),
                    () -> entry == null ? null : entry.reasoning(),
                    ModelField.REASONING,
                    "reasoning_options");
            String created =
                    known(row.created(), () -> ofModel(BaseEntry::released), ModelField.CREATED, "release_date");
            Deprecation deprecation = facts.deprecation() != null ? facts.deprecation() : deprecation();
            List<Offer> offers =
                    row.serving().offers().stream().map(this::offer).toList();
            return changed
                    ? row.with(created, new Serving(offers), facts.with(reasoning, cutoff, deprecation), origins)
                    : row;
        }

        /** Its source says where the date is from; lifecycles show it. */
        private Deprecation deprecation() {
            String since = entry == null ? null : entry.deprecatedAt();
            changed |= since != null;
            return Deprecation.of(since, null, table.base().label());
        }

        private Offer offer(Offer offer) {
            Capabilities capabilities = offer.capabilities();
            Boolean reasons = known(
                    capabilities.has(Capability.REASONING),
                    () -> ofModel(BaseEntry::reasons),
                    ModelField.REASONING,
                    "reasoning");
            Limits limits = offer.limits();
            Long maxOutput = known(limits.maxOutput(), () -> maxOutput(limits), ModelField.MAX_OUTPUT, "max_output");
            return offer.with(
                    new Limits(limits.context(), limits.maxInput(), maxOutput),
                    cachePrices(offer.pricing()),
                    capabilities.with(Capability.REASONING, reasons));
        }

        /** A longer one than the context is that of another service. */
        private Long maxOutput(Limits limits) {
            Long stated = entry == null ? null : entry.maxOutput();
            boolean fits = stated != null && (limits.context() == null || stated <= limits.context());
            return fits ? stated : null;
        }

        /** Only beside the very prices that the gateway states now: a base may be days behind. */
        private Pricing cachePrices(Pricing live) {
            if (entry == null || !agree(live, Price.PROMPT) || !agree(live, Price.COMPLETION)) {
                return live;
            }
            var prices = new EnumMap<Price, BigDecimal>(Price.class);
            cachePrice(live, Price.INPUT_CACHE_READ, ModelField.INPUT_CACHE_READ, prices);
            cachePrice(live, Price.INPUT_CACHE_WRITE, ModelField.INPUT_CACHE_WRITE, prices);
            return prices.isEmpty() ? live : live.with(new Pricing(prices));
        }

        private void cachePrice(Pricing live, Price price, ModelField field, Map<Price, BigDecimal> prices) {
            if (live.of(price) == null) {
                var stated = known(null, () -> entry.pricing().of(price), field, price.label());
                if (stated != null) {
                    prices.put(price, stated);
                }
            }
        }

        private boolean agree(Pricing live, Price price) {
            return live.of(price) != null
                    && entry.pricing().of(price) != null
                    && live.of(price).compareTo(entry.pricing().of(price)) == 0;
        }

        private <T> T ofModel(Function<BaseEntry, T> fact) {
            return Optional.ofNullable(entry)
                    .map(fact)
                    .or(() -> Optional.ofNullable(row.huggingFaceId()).map(hubId -> table.ofHubModel(hubId, fact)))
                    .orElse(null);
        }

        private <T> T known(T live, Supplier<T> stated, ModelField field, String rule) {
            T value = live != null ? live : stated.get();
            if (live == null && value != null) {
                changed = true;
                origins.putIfAbsent(field, new Origin(table.base().label(), rule, table.fetchedAt()));
            }
            return value;
        }
    }
}
