package org.modelcatalog.source.facts;

import java.util.List;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.Vocabulary;

/**
 * What a base states of one model at one provider. Null and empty are unknown.
 *
 * @param provider as the base calls it
 * @param id of the model at that provider
 * @param canonicalId names the same model at every provider
 * @param context tokens
 * @param maxOutput tokens
 * @param pricing US dollars per token; a price of 0 is not among them, since bases write it for unknown, too
 * @param reasons whether it reasons before it answers
 * @param reasoning how a request can steer that
 * @param knowledgeCutoff as the base writes it
 * @param released ISO-8601 date, or year and month
 * @param deprecatedAt ISO-8601 date from which the provider advises against the model
 */
public record BaseEntry(
        String provider,
        String id,
        String canonicalId,
        Long context,
        Long maxOutput,
        Pricing pricing,
        List<Modality> inputs,
        List<Modality> outputs,
        Boolean reasons,
        Reasoning reasoning,
        String knowledgeCutoff,
        String released,
        String deprecatedAt) {

    public BaseEntry {
        provider = Vocabulary.one(provider);
        inputs = Vocabulary.one(List.copyOf(inputs));
        outputs = Vocabulary.one(List.copyOf(outputs));
        pricing = Vocabulary.one(pricing);
        reasoning = Vocabulary.one(reasoning);
        knowledgeCutoff = Vocabulary.one(knowledgeCutoff);
        released = Vocabulary.one(released);
        deprecatedAt = Vocabulary.one(deprecatedAt);
    }
}
