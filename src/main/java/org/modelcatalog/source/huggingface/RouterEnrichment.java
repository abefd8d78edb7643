package org.modelcatalog.source.huggingface;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.huggingface.format.TaskModalities;

/** Puts what the router of Inference Providers says of a model into its row. Pure. */
final class RouterEnrichment {

    /** The router, as origins name it. */
    static final String ROUTER = "router";

    private static final String MODALITIES = "architecture";

    private RouterEnrichment() {}

    /**
     * The row with what the router says now: its word on an offer is taken before that of the Hub's own record, and its
     * modalities before those of the task.
     */
    static Model enriched(Model row, RouterRecord said, Instant at) {
        boolean own = isRouter(row.origins().get(ModelField.PROVIDERS));
        // Of a row of an earlier fetch, what the router said then is out of date.
        List<Offer> others = own ? List.of() : row.serving().offers();
        return joined(
                row,
                new Serving(OfferMerge.joined(said.offers(), others)),
                new Serving(said.offers()),
                field -> ServingOrigins.origin(field, ROUTER, at),
                said.inputs().isEmpty() || said.outputs().isEmpty()
                        ? null
                        : new Architecture(said.inputs(), said.outputs(), null, null),
                new Origin(ROUTER, MODALITIES, at));
    }

    /** Whether a row holds something that the router said. */
    static boolean isEnriched(Model row) {
        return row.origins().values().stream().anyMatch(RouterEnrichment::isRouter);
    }

    /** The row with what the router said before, since it says nothing now. */
    static Model kept(Model row, Model earlier) {
        Origin modalities = earlier.origins().get(ModelField.MODALITY);
        return joined(
                row,
                new Serving(OfferMerge.joined(
                        row.serving().offers(), earlier.serving().offers())),
                earlier.serving(),
                field -> earlier.origins().getOrDefault(field, ServingOrigins.origin(field, ROUTER, heard(earlier))),
                isRouter(modalities) ? earlier.architecture() : null,
                modalities);
    }

    /** The row of an earlier fetch without what the router said then, since it lists the model no longer. */
    static Model withdrawn(Model row) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        row.origins().forEach((field, origin) -> {
            if (!isRouter(origin)) {
                origins.put(field, origin);
            }
        });
        Architecture task =
                TaskModalities.of(row.hub() == null ? null : row.hub().pipelineTag());
        Architecture said = row.architecture();
        noteFileContext(origins);
        return row.with(
                new Architecture(task.inputs(), task.outputs(), said.tokenizer(), said.instructType()),
                Serving.NOBODY,
                origins);
    }

    /** The row of a model of which only the router speaks. */
    static Model alone(RouterRecord said, Instant at) {
        var origins = new Origins(ROUTER, at);
        String id = said.id();
        var row = new Model(
                id,
                id,
                id,
                List.of(),
                ModelName.of(id),
                ModelId.owner(id),
                HubNormalizer.SITE + id,
                List.of(HubClient.GATEWAY),
                origins.note(ModelField.CREATED, said.created(), "created"),
                null,
                null,
                Architecture.UNKNOWN,
                Serving.NOBODY,
                Facts.NONE,
                HubMetrics.unknown(HubNormalizer.SITE + id),
                origins.noted());
        return enriched(row, said, at);
    }

    private static Model joined(
            Model row,
            Serving serving,
            Serving router,
            Function<ModelField, Origin> routerOrigin,
            Architecture modalities,
            Origin modalitiesOrigin) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        origins.putAll(row.origins());
        ServingOrigins.noteUnion(origins, serving, router, routerOrigin);
        if (serving.contextLength().isEmpty()) {
            noteFileContext(origins);
        }
        Architecture architecture = row.architecture();
        if (modalities != null) {
            origins.put(ModelField.MODALITY, modalitiesOrigin);
            architecture = new Architecture(
                    modalities.inputs(), modalities.outputs(), architecture.tokenizer(), architecture.instructType());
        }
        return row.with(architecture, serving, origins);
    }

    /** Without an offer that states one, the context is that of the model's own files. */
    private static void noteFileContext(Map<ModelField, Origin> origins) {
        Origin own = origins.get(ModelField.NATIVE_CONTEXT);
        if (own != null) {
            origins.put(ModelField.CONTEXT_LENGTH, own);
        }
    }

    /** When the router said what is in a row. */
    private static Instant heard(Model enriched) {
        return enriched.origins().values().stream()
                .filter(RouterEnrichment::isRouter)
                .map(Origin::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isRouter(Origin origin) {
        return origin != null && ROUTER.equals(origin.source());
    }
}
