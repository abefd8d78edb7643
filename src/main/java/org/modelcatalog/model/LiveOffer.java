package org.modelcatalog.model;

import java.util.ArrayList;
import java.util.List;

/** A live offer and its model, for formats whose rows are offers. What the offer states precedes what the model states. */
public record LiveOffer(Model model, Offer offer) {

    /** Returns every live offer, in the order of the models. */
    public static List<LiveOffer> of(List<Model> models) {
        return models.stream()
                .flatMap(model -> model.serving().live().map(offer -> new LiveOffer(model, offer)))
                .toList();
    }

    /** Returns the slug of the gateway that serves it. */
    public String gateway() {
        return model.gatewayOf(offer);
    }

    /** Returns the model's id at that gateway. */
    public String id() {
        return model.idOf(offer);
    }

    /** Returns the modalities of the input; empty = unknown. */
    public List<Modality> inputs() {
        return modalities(model.architecture().inputs(), true);
    }

    /** Returns the modalities of the output; empty = unknown. */
    public List<Modality> outputs() {
        return modalities(model.architecture().outputs(), false);
    }

    /** Whether it has the capability: as the offer states, else as the modalities say; null = unknown. */
    public Boolean has(Capability capability) {
        Boolean stated = offer.capabilities().has(capability);
        return stated != null
                ? stated
                : capability.in(
                        model.architecture().inputs(), model.architecture().outputs());
    }

    /**
     * Whether its price is known: both token prices are, and zeros mean that it is free. Of other output than text they
     * may hide a price that lists have no word for ({@link Model#free()}).
     */
    public boolean priced() {
        return offer.pricing().complete()
                && (offer.pricing().amounts().anyMatch(amount -> amount.signum() > 0)
                        || outputs().equals(List.of(Modality.TEXT)));
    }

    /** Whether a fact of the model is the statement of this offer's gateway, so that it holds for the offer. */
    public boolean states(ModelField field) {
        Origin origin = model.origins().get(field);
        return gateway().equals(origin == null ? model.sourceGateway() : origin.source());
    }

    private List<Modality> modalities(List<Modality> ofModel, boolean input) {
        if (ofModel.isEmpty()) {
            return ofModel; // the capabilities alone do not say whether it reads and writes text
        }
        var modalities = new ArrayList<>(ofModel);
        for (Capability capability : Capability.values()) {
            Modality modality = capability.modality(input);
            Boolean stated = modality == null ? null : offer.capabilities().has(capability);
            if (stated != null) {
                modalities.remove(modality);
            }
            if (Boolean.TRUE.equals(stated)) {
                modalities.add(modality);
            }
        }
        return modalities.stream().sorted().toList();
    }
}
