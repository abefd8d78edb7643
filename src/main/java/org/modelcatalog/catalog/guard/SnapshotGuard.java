package org.modelcatalog.catalog.guard;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GuardConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.FactsBase;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;

/**
 * Compares a new fetch with the last good one. It finds failures that no status code shows: an answer of 200 with half the
 * models, without a field, or with prices per million tokens in place of prices per token.
 */
@Singleton
public class SnapshotGuard {

    /** Most models had a field if more than this share had it. */
    private static final double MOST = 0.5;
    /** A field is emptied if its share falls below this part of the earlier share. */
    private static final double HARDLY_ANY = 0.05;

    private final GuardConfig config;

    SnapshotGuard(CatalogConfig config) {
        this.config = config.guard();
    }

    /** The implausible changes; empty = the fetch may be served. */
    public List<Finding> compare(FetchedModels last, FetchedModels fetched) {
        var findings = new ArrayList<Finding>();
        List<Model> expected = expected(last, fetched);
        lostModels(expected, fetched.models(), findings);
        shrunkParts(last.parts(), fetched.parts(), findings);
        emptiedFields(expected, fetched.models(), findings);
        movedPrices(last.models(), fetched.models(), findings);
        return findings;
    }

    /** The models that should still be there. Parts that the configuration no longer asks for do not count. */
    private static List<Model> expected(FetchedModels last, FetchedModels fetched) {
        if (last.parts().isEmpty()) {
            return last.models();
        }
        Set<String> asked = fetched.parts().stream().map(FetchedPart::name).collect(Collectors.toSet());
        Set<String> ids = last.parts().stream()
                .filter(part -> asked.contains(part.name()))
                .flatMap(part -> part.ids().stream())
                .map(ModelId::key)
                .collect(Collectors.toSet());
        return last.models().stream()
                .filter(model -> ids.contains(ModelId.key(model.id())))
                .toList();
    }

    private void lostModels(List<Model> last, List<Model> fetched, List<Finding> findings) {
        SnapshotDiff diff = SnapshotDiff.between(last, fetched);
        if (tooMany(diff.lost(), diff.before())) {
            findings.add(
                    new Finding(Finding.Rule.LOST_MODELS, diff.lost() + " of " + diff.before() + " models are gone"));
        }
    }

    /** A part may list other models, but not far fewer; models that other parts list too would hide that loss. */
    private void shrunkParts(List<FetchedPart> last, List<FetchedPart> fetched, List<Finding> findings) {
        // A missing part is reported elsewhere.
        Map<String, Integer> now = fetched.stream()
                .filter(part -> part.whyMissing().isEmpty())
                .collect(Collectors.toMap(FetchedPart::name, part -> part.ids().size(), Integer::max));
        for (FetchedPart before : last) {
            int size = before.ids().size();
            Integer left = now.get(before.name());
            if (left != null && tooMany(size - left, size)) {
                findings.add(new Finding(
                        Finding.Rule.LOST_MODELS, before.name() + " listed " + size + " models and lists " + left));
            }
        }
    }

    private boolean tooMany(int lost, int before) {
        return BigDecimal.valueOf(lost).compareTo(config.maxLoss().multiply(BigDecimal.valueOf(before))) > 0;
    }

    private static void emptiedFields(List<Model> last, List<Model> fetched, List<Finding> findings) {
        Map<ModelField, Double> now = ModelField.coverage(fetched, SnapshotGuard::isLive);
        ModelField.coverage(last, SnapshotGuard::isLive).forEach((field, before) -> {
            if (before > MOST && now.get(field) < before * HARDLY_ANY) {
                findings.add(new Finding(
                        Finding.Rule.EMPTIED_FIELD,
                        field.label() + " was known for " + percent(before) + " of the models and is for "
                                + percent(now.get(field))));
            }
        });
    }

    /** A base of facts may come and go: what it fills is no part of what a gateway lists. */
    private static boolean isLive(Origin origin) {
        return FactsBase.of(origin.source()).isEmpty();
    }

    private void movedPrices(List<Model> last, List<Model> fetched, List<Finding> findings) {
        Map<String, Pricing> before = last.stream()
                .collect(Collectors.toMap(
                        model -> ModelId.key(model.id()),
                        model -> model.serving().pricing(),
                        (one, other) -> one));
        List<String> moved = fetched.stream()
                .filter(model -> before.containsKey(ModelId.key(model.id())))
                .filter(model -> moved(
                        before.get(ModelId.key(model.id())), model.serving().pricing()))
                .map(Model::id)
                .toList();
        if (!moved.isEmpty()) {
            findings.add(new Finding(
                    Finding.Rule.MOVED_PRICE,
                    "prices of " + moved.size() + " models moved by more than "
                            + config.maxPriceMove().toPlainString() + " times, " + moved.get(0) + " among them"));
        }
    }

    private boolean moved(Pricing before, Pricing after) {
        return Arrays.stream(Price.values()).anyMatch(price -> moved(before.of(price), after.of(price)));
    }

    /** A change from or to unknown or free is no move: it has no factor. */
    private boolean moved(BigDecimal before, BigDecimal after) {
        if (before == null || after == null || before.signum() <= 0 || after.signum() <= 0) {
            return false;
        }
        return after.compareTo(before.multiply(config.maxPriceMove())) > 0
                || before.compareTo(after.multiply(config.maxPriceMove())) > 0;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
