package org.modelcatalog.catalog.snapshot;

import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Map<String, Model> withdrawnById;
    private final Map<ModelField, Double> coverage;
    private final Map<Class<?>, Derivative<?>> derivatives = new ConcurrentHashMap<>();

    private CatalogSnapshot(String id, Gateway gateway, FetchedModels fetched, Map<ModelField, Double> coverage) {
        this.id = id;
        this.gateway = gateway;
        this.fetched = fetched;
        this.byId = byId(fetched.models());
        this.withdrawnById = byId(fetched.past().withdrawn());
        this.coverage = coverage;
    }

    /** By every name; one that several models have names the model whose id it is, else whose alias, else whose slug. */
    private static Map<String, Model> byId(List<Model> models) {
        Map<String, Model> byId = new HashMap<>();
        models.forEach(model -> byId.putIfAbsent(ModelId.key(model.id()), model));
        models.forEach(model -> model.aliases().forEach(alias -> byId.putIfAbsent(ModelId.key(alias), model)));
        models.stream()
                .filter(model -> !ModelId.isVariant(model.id()))
                .forEach(model -> Stream.of(
                                model.canonicalSlug(),
                                Optional.ofNullable(model.huggingFaceId()).orElse(model.id()))
                        .filter(name -> !name.equals(model.id()))
                        .forEach(name -> byId.putIfAbsent(ModelId.key(name), model)));
        return byId;
    }

    /** The snapshot of a fetch. */
    public static CatalogSnapshot of(Gateway gateway, FetchedModels fetched) {
        return restored(gateway, SnapshotId.of(gateway.slug(), fetched), fetched);
    }

    /** The snapshot of an earlier fetch, under the id it had then: computing the id again would read every row. */
    public static CatalogSnapshot restored(Gateway gateway, String id, FetchedModels fetched) {
        return new CatalogSnapshot(id, gateway, fetched, ModelField.coverage(fetched.models()));
    }

    /**
     * A snapshot made of other snapshots.
     *
     * @param ingredients name everything it is made of; the same ingredients give the same id
     */
    public static CatalogSnapshot derived(Gateway gateway, FetchedModels made, List<String> ingredients) {
        return new CatalogSnapshot(
                SnapshotId.of(Stream.concat(Stream.of(gateway.slug()), ingredients.stream())), gateway, made, Map.of());
    }

    /**
     * A list too long for memory: it has no rows, only what answers questions about them.
     *
     * @param id of what the answers are made of
     * @param fetched without rows
     * @param answering what {@link #derive} gives for its kind
     */
    public static <T> CatalogSnapshot onDisk(
            Gateway gateway, String id, FetchedModels fetched, Class<T> kind, T answering) {
        var snapshot = new CatalogSnapshot(id, gateway, fetched, Map.of());
        snapshot.derivatives.put(kind, new Derivative<>(answering, same -> answering));
        return snapshot;
    }

    /** Names this snapshot: equal ids mean equal rows, fetched at the same time. */
    public String id() {
        return id;
    }

    public Gateway gateway() {
        return gateway;
    }

    /**
     * No row is older: when the fetch began, or the earlier fetch whose rows it kept. Hub metrics in the rows of another
     * gateway have a time of their own, in their origins.
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

    /** The parts that failed, and why. Their rows come from an earlier fetch or are missing. */
    public Map<String, String> missing() {
        return fetched.missing();
    }

    /** Whether a part failed. */
    public boolean partial() {
        return fetched.partial();
    }

    /** The fetch it was made of. */
    public FetchedModels fetched() {
        return fetched;
    }

    /** The same fetch with other rows, made of its own rows and another snapshot. */
    public CatalogSnapshot with(List<Model> models, CatalogSnapshot other) {
        return derived(
                gateway,
                new FetchedModels(models, fetched.skipped(), fetched.fetchedAt(), fetched.parts())
                        .with(models, fetched.past()),
                List.of(id, other.id));
    }

    /** This snapshot with the models that have left their list, after those that are listed; made at the first call. */
    public CatalogSnapshot withWithdrawn() {
        return withdrawn().isEmpty()
                ? this
                : derive(WithWithdrawn.class, WithWithdrawn::of).all();
    }

    /** This snapshot without the models whose id does not pass; itself when all pass, empty when none does. */
    public Optional<CatalogSnapshot> only(Predicate<String> ids) {
        if (fetched.models().stream().allMatch(model -> ids.test(model.id()))) {
            return Optional.of(this);
        }
        FetchedModels passed = fetched.only(ids);
        return passed.models().isEmpty() ? Optional.empty() : Optional.of(of(gateway, passed));
    }

    /** Share of rows with a known value by field, 0 to 1; empty for a snapshot made of others, which no metric shows. */
    public Map<ModelField, Double> coverage() {
        return coverage;
    }

    /** The row with this id or former id, in any case. */
    public Optional<Model> find(String modelId) {
        return Optional.ofNullable(byId.get(ModelId.key(modelId)));
    }

    /** The model of this id that has left its list, as it was listed last. */
    public Optional<Model> findWithdrawn(String modelId) {
        return Optional.ofNullable(withdrawnById.get(ModelId.key(modelId)));
    }

    /** The models that have left their list, newest first. */
    public List<Model> withdrawn() {
        return fetched.past().withdrawn();
    }

    /**
     * A value computed from this snapshot alone, such as an index. The first call computes it, so the caller must not be
     * an event loop. It is dropped with the snapshot.
     *
     * @param making must not ask for another derivative
     */
    public <T> T derive(Class<T> kind, Function<CatalogSnapshot, T> making) {
        return kind.cast(derivatives
                .computeIfAbsent(kind, absent -> Derivative.of(this, making))
                .made());
    }

    /**
     * Computes ahead everything that was derived from an earlier snapshot, so that no request waits for it. A failure is
     * left to the request that asks for the value.
     */
    public void deriveLike(CatalogSnapshot earlier) {
        earlier.derivatives.forEach((kind, derivative) -> {
            try {
                derivatives.computeIfAbsent(kind, absent -> Derivative.of(this, derivative.making()));
            } catch (RuntimeException fault) {
                Log.debugf(
                        fault, "Computing the %s of the next %s snapshot failed", kind.getSimpleName(), gateway.slug());
            }
        });
    }

    /** A snapshot with its withdrawn models as rows. */
    private record WithWithdrawn(CatalogSnapshot all) {

        static WithWithdrawn of(CatalogSnapshot listed) {
            List<Model> rows = Stream.concat(listed.models().stream(), listed.withdrawn().stream())
                    .toList();
            return new WithWithdrawn(derived(
                    listed.gateway,
                    new FetchedModels(rows, listed.skipped(), listed.fetchedAt(), listed.fetched.parts()),
                    List.of(listed.id, "withdrawn")));
        }
    }

    /** A derived value, and how to compute it. */
    private record Derivative<T>(T made, Function<CatalogSnapshot, T> making) {

        static <T> Derivative<T> of(CatalogSnapshot snapshot, Function<CatalogSnapshot, T> making) {
            return new Derivative<>(making.apply(snapshot), making);
        }
    }
}
