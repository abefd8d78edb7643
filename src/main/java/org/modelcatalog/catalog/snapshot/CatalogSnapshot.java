package org.modelcatalog.catalog.snapshot;

import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelcatalog.model.FieldCoverage;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;

/**
 * A gateway's whole catalog at one moment. Immutable: a newer catalog is another snapshot, and everything derived from
 * this one belongs to it and dies with it.
 */
public final class CatalogSnapshot {

    private final String id;
    private final Gateway gateway;
    private final FetchedModels fetched;
    private final Map<String, Model> byId;
    private final Map<ModelField, Double> coverage;
    private final Map<Class<?>, Derivative<?>> derivatives = new ConcurrentHashMap<>();

    private CatalogSnapshot(String id, Gateway gateway, FetchedModels fetched, Map<ModelField, Double> coverage) {
        this.id = id;
        this.gateway = gateway;
        this.fetched = fetched;
        this.byId = byId(fetched.models());
        this.coverage = coverage;
    }

    /** By id, and by other ids of the model as far as they are nobody's id. */
    private static Map<String, Model> byId(List<Model> models) {
        Map<String, Model> byId = new HashMap<>();
        models.forEach(model -> byId.putIfAbsent(ModelId.key(model.id()), model));
        models.forEach(model -> model.aliases().forEach(alias -> byId.putIfAbsent(ModelId.key(alias), model)));
        return byId;
    }

    /** Takes a fetch as the catalog of a gateway. */
    public static CatalogSnapshot of(Gateway gateway, FetchedModels fetched) {
        return restored(gateway, StoredSnapshot.of(gateway.slug(), fetched));
    }

    /** Takes what was stored as the catalog of a gateway, under the id that it had then: to make it anew reads every row. */
    public static CatalogSnapshot restored(Gateway gateway, StoredSnapshot stored) {
        FetchedModels fetched = stored.fetched();
        return new CatalogSnapshot(stored.id(), gateway, fetched, FieldCoverage.of(fetched.models()));
    }

    /**
     * Takes what was made of other snapshots as the catalog of a gateway.
     *
     * @param ingredients name all that it is made of, so that the same ones make the same id
     */
    public static CatalogSnapshot derived(Gateway gateway, FetchedModels made, List<String> ingredients) {
        return new CatalogSnapshot(
                SnapshotId.of(Stream.concat(Stream.of(gateway.slug()), ingredients.stream())), gateway, made, Map.of());
    }

    /** Names this snapshot: equal ids mean equal rows, fetched at the same time. */
    public String id() {
        return id;
    }

    public Gateway gateway() {
        return gateway;
    }

    /**
     * No row is older: when the fetch began, or the earlier one of which rows were kept. What the Hub says beside another
     * gateway's rows has a time of its own, in their origins.
     */
    public Instant fetchedAt() {
        return fetched.fetchedAt();
    }

    /** Every row, in the order it is listed. */
    public List<Model> models() {
        return fetched.models();
    }

    /** Records that did not become a row, counted by reason. */
    public Map<String, Integer> skipped() {
        return fetched.skipped();
    }

    /** The parts that did not come, and why: their rows are those of an earlier fetch, or are not there. */
    public Map<String, String> missing() {
        return fetched.missing();
    }

    /** Whether a part did not come. */
    public boolean partial() {
        return fetched.partial();
    }

    /** What it is made of. */
    public FetchedModels fetched() {
        return fetched;
    }

    /** As it is kept outside of this process. */
    public StoredSnapshot stored() {
        return new StoredSnapshot(gateway.slug(), id, fetched);
    }

    /** The same fetch with other rows, made of its own and of another snapshot. */
    public CatalogSnapshot with(List<Model> models, CatalogSnapshot other) {
        return derived(
                gateway,
                new FetchedModels(models, fetched.skipped(), fetched.fetchedAt(), fetched.parts()),
                List.of(id, other.id));
    }

    /** Share of rows with a known value by field, 0 to 1; empty for what was made of other snapshots, which nobody measures. */
    public Map<ModelField, Double> coverage() {
        return coverage;
    }

    /** The row of an id, whatever its case; a former id is one too. */
    public Optional<Model> find(String modelId) {
        return Optional.ofNullable(byId.get(ModelId.key(modelId)));
    }

    /**
     * What is made of this snapshot and of nothing else, such as an index: made by the first who asks, who must not be an
     * event loop, and gone with the snapshot.
     *
     * @param making must not ask for another derivative
     */
    public <T> T derive(Class<T> kind, Function<CatalogSnapshot, T> making) {
        return kind.cast(derivatives
                .computeIfAbsent(kind, absent -> Derivative.of(this, making))
                .made());
    }

    /**
     * Makes what was made of an earlier snapshot: it will be asked for here as well, and then nobody waits for it. What
     * cannot be made is left to whoever asks, who is told why.
     */
    public void deriveLike(CatalogSnapshot earlier) {
        earlier.derivatives.forEach((kind, derivative) -> {
            try {
                derivatives.computeIfAbsent(kind, absent -> Derivative.of(this, derivative.making()));
            } catch (RuntimeException fault) {
                Log.debugf(fault, "No %s of the next catalog of %s", kind.getSimpleName(), gateway.slug());
            }
        });
    }

    /** What was made, and how. */
    private record Derivative<T>(T made, Function<CatalogSnapshot, T> making) {

        static <T> Derivative<T> of(CatalogSnapshot snapshot, Function<CatalogSnapshot, T> making) {
            return new Derivative<>(making.apply(snapshot), making);
        }
    }
}
