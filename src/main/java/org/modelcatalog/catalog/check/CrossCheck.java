package org.modelcatalog.catalog.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modelcatalog.config.CheckConfig;
import org.modelcatalog.model.Conflict;
import org.modelcatalog.model.Conflict.Kind;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;

/**
 * Holds a row against what other sources state of the same model at the same provider. Pure. Contradictions are noted; a
 * price that is off by orders of magnitude against two others is held out.
 */
final class CrossCheck {

    /** Files and text are too often left out of a list, and bases have no word for embeddings. */
    private static final Set<Modality> COMPARED = EnumSet.of(Modality.IMAGE, Modality.AUDIO, Modality.VIDEO);

    private final CheckConfig config;

    CrossCheck(CheckConfig config) {
        this.config = config;
    }

    /**
     * The row with its conflicts; the row itself where nothing changes.
     *
     * @param statements of others on one of the row's offers
     */
    Model checked(Model row, Function<Offer, List<Statement>> statements) {
        List<Conflict> found = new ArrayList<>();
        List<Offer> live = row.serving().live().toList();
        for (Offer offer : live) {
            List<Statement> stated = statements.apply(offer);
            List<Offer> peers = live.stream()
                    .filter(peer -> !peer.inferenceProvider().equals(offer.inferenceProvider()))
                    .toList();
            found.addAll(new PriceCheck(config, row.sourceGateway(), offer).conflicts(stated, peers));
            values(
                    found,
                    Kind.CONTEXT,
                    "context_length",
                    row,
                    offer,
                    offer.limits().context(),
                    stated,
                    statement -> contradicts(offer.limits().context(), statement.context()),
                    statement -> statement.context());
            modalities(found, "input_modalities", row, offer, row.architecture().inputs(), stated, Statement::inputs);
            modalities(
                    found, "output_modalities", row, offer, row.architecture().outputs(), stated, Statement::outputs);
        }
        row.facts().conflicts().stream()
                .filter(before -> stillHeld(before, row))
                .forEach(found::add);
        Model noted = found.equals(row.facts().conflicts())
                ? row
                : row.with(row.serving(), row.facts().with(found), row.origins());
        return found.stream().anyMatch(Conflict::held) ? held(noted, found) : noted;
    }

    /** A row of an earlier fetch whose price was held out then. */
    private static boolean stillHeld(Conflict before, Model row) {
        return before.held()
                && row.serving()
                        .live()
                        .anyMatch(offer -> offer.inferenceProvider().equals(before.provider())
                                && offer.pricing().stated().isEmpty());
    }

    private static Model held(Model row, List<Conflict> conflicts) {
        Set<String> providers = conflicts.stream()
                .filter(Conflict::held)
                .map(Conflict::provider)
                .collect(Collectors.toSet());
        var serving = new Serving(row.serving().offers().stream()
                .map(offer -> providers.contains(offer.inferenceProvider()) ? offer.withoutPrices() : offer)
                .toList());
        if (serving.equals(row.serving())) {
            return row;
        }
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        row.origins().forEach((field, origin) -> {
            boolean price = field == ModelField.PRICING
                    || field == ModelField.INPUT_CACHE_READ
                    || field == ModelField.INPUT_CACHE_WRITE;
            if (!price || serving.pricing().complete()) {
                origins.put(field, origin);
            }
        });
        return row.with(serving, row.facts(), origins);
    }

    private void modalities(
            List<Conflict> found,
            String field,
            Model row,
            Offer offer,
            List<Modality> own,
            List<Statement> stated,
            Function<Statement, List<Modality>> others) {
        values(
                found,
                Kind.MODALITY,
                field,
                row,
                offer,
                words(own),
                stated,
                statement -> contradicts(own, others.apply(statement)),
                statement -> words(others.apply(statement)));
    }

    private static void values(
            List<Conflict> found,
            Kind kind,
            String field,
            Model row,
            Offer offer,
            Object own,
            List<Statement> stated,
            Predicate<Statement> contradicts,
            Function<Statement, Object> value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(row.sourceGateway(), String.valueOf(own));
        stated.stream()
                .filter(contradicts)
                .forEach(statement -> values.putIfAbsent(statement.source(), String.valueOf(value.apply(statement))));
        if (values.size() > 1) {
            found.add(new Conflict(kind, field, offer.inferenceProvider(), values, false));
        }
    }

    private boolean contradicts(Long one, Long other) {
        return one != null
                && other != null
                && Math.min(one, other) < config.contextShare().doubleValue() * Math.max(one, other);
    }

    private static boolean contradicts(List<Modality> one, List<Modality> other) {
        return !one.isEmpty()
                && !other.isEmpty()
                && COMPARED.stream().anyMatch(modality -> one.contains(modality) != other.contains(modality));
    }

    private static String words(List<Modality> modalities) {
        return modalities.stream().map(Modality::label).collect(Collectors.joining("+"));
    }
}
