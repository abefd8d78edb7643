package org.modelcatalog.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.config.CheckConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.source.BaseNames;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.facts.BaseEntry;
import org.modelcatalog.source.facts.BaseTable;
import org.modelcatalog.source.facts.FactsFill;
import org.modelcatalog.source.facts.ProviderNames;

/** Fills and checks the rows of one gateway with what is known now: the tables of the bases, and other gateways' offers. */
final class RowCheck {

    private final String slug;
    private final boolean hub;
    private final boolean usesHubIds;
    private final BaseNames names;
    private final List<BaseTable> tables;
    private final ListedOffers listed;
    private final CrossCheck check;
    private final List<FactsFill> fills;

    RowCheck(ModelSource source, List<BaseTable> tables, ListedOffers listed, CheckConfig config) {
        this.slug = source.gateway().slug();
        this.hub = source.gateway().equals(Gateway.HUGGING_FACE);
        this.usesHubIds = hub || source.usesHubIds();
        this.names = source.baseNames();
        this.tables = tables;
        this.listed = listed;
        this.check = new CrossCheck(config);
        this.fills = tables.stream()
                .map(table -> new FactsFill(table, names.in(table.base()), hub))
                .toList();
    }

    /** The rows, filled and checked, in the same order; each row that does not change is the same. */
    List<Model> rows(List<Model> rows) {
        var seen = new ListedOffers.Seen();
        List<Model> checked = new ArrayList<>(rows.size());
        for (Model row : rows) {
            Model filled = filled(row);
            hubId(filled)
                    .ifPresent(hubId -> filled.serving()
                            .offers()
                            .forEach(offer -> seen.add(provider(offer), hubId, filled, offer)));
            checked.add(check.checked(filled, offer -> statements(filled, offer)));
        }
        listed.put(slug, seen);
        return checked;
    }

    /** A row that is looked up alone: filled, and not checked. */
    Model filled(Model row) {
        Model filled = row;
        for (FactsFill fill : fills) {
            filled = fill.filled(filled);
        }
        return filled;
    }

    private List<Statement> statements(Model row, Offer offer) {
        Stream<Statement> ofBases = tables.stream().flatMap(table -> hub ? onHub(table, row, offer) : own(table, row));
        Stream<Statement> ofGateways = hubId(row).stream()
                .filter(hubId -> !ModelId.isVariant(row.id()))
                .flatMap(hubId -> listed.others(slug, provider(offer), hubId).stream());
        return Stream.concat(ofBases, ofGateways).toList();
    }

    private Stream<Statement> own(BaseTable table, Model row) {
        return Stream.ofNullable(names.in(table.base()))
                .flatMap(provider -> table.find(provider, row.id()).stream())
                .map(entry -> statement(table, entry));
    }

    /** What the bases say of the inference provider, and of the Hub where the offer has the price that the Hub quotes. */
    private Stream<Statement> onHub(BaseTable table, Model row, Offer offer) {
        Stream<Statement> ofProvider = Stream.ofNullable(
                        ProviderNames.of(offer.inferenceProvider()).in(table.base()))
                .flatMap(provider -> table.at(provider, row.id()).stream())
                .map(entry -> statement(table, entry).withoutModalities());
        Stream<Statement> ofHub = offer.pricing().equals(row.serving().pricing())
                ? own(table, row).map(Statement::withoutContext)
                : Stream.of();
        return Stream.concat(ofProvider, ofHub);
    }

    private static Statement statement(BaseTable table, BaseEntry entry) {
        return new Statement(table.base().label(), entry.pricing(), entry.context(), entry.inputs(), entry.outputs());
    }

    /** Who computes, by one name, whichever gateway names it. */
    private String provider(Offer offer) {
        String word = offer.inferenceProvider();
        return hub ? ProviderNames.of(word).shared(word) : names.shared(word);
    }

    private Optional<String> hubId(Model row) {
        if (row.huggingFaceId() != null) {
            return Optional.of(row.huggingFaceId());
        }
        return usesHubIds && ModelId.owner(row.id()) != null ? Optional.of(row.id()) : Optional.empty();
    }
}
