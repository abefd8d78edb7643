package org.modelcatalog.catalog.check;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.config.CheckConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.SourceWrapper;
import org.modelcatalog.source.facts.FactsBases;

/**
 * A source whose rows are filled from the bases of facts and checked against other sources. Nobody waits for a base: what it
 * says after the first fetch of all completes that in the background, and a fetch after a restart, while the stored one is
 * served, is published when the bases have been tried, so that facts do not go and come back.
 */
final class CheckedSource extends SourceWrapper {

    private final FactsBases bases;
    private final ListedOffers listed;
    private final CheckConfig config;

    CheckedSource(ModelSource source, FactsBases bases, ListedOffers listed, CheckConfig config) {
        super(source);
        this.bases = bases;
        this.listed = listed;
        this.config = config;
    }

    @Override
    public Uni<FetchedModels> fetch(FetchedModels earlier) {
        return Uni.createFrom().deferred(() -> {
            bases.refreshIfDue();
            Uni<FetchedModels> fetched = source.fetch(earlier);
            return (earlier.models().isEmpty() ? fetched : fetched.call(bases::loaded))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(this::checked);
        });
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        return bases.none()
                ? source.completed(fetched)
                : bases.loaded()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(loaded -> checked(fetched))
                        .flatMap(source::completed);
    }

    @Override
    public Uni<Optional<Model>> find(String id) {
        return source.find(id).map(found -> found.map(rows()::filled));
    }

    @Override
    public Uni<List<Model>> search(String query) {
        return source.search(query)
                .map(found -> found.stream().map(rows()::filled).toList());
    }

    /** The fetch itself where no row changes. */
    private FetchedModels checked(FetchedModels fetched) {
        List<Model> rows = rows().rows(fetched.models());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) != fetched.models().get(i)) {
                return fetched.with(rows, fetched.configs());
            }
        }
        return fetched;
    }

    private RowCheck rows() {
        return new RowCheck(source, bases.tables(), listed, config);
    }

    /** Instances share a fetch where the same bases have filled it. */
    @Override
    public String scope() {
        return bases.scope().isEmpty() ? source.scope() : source.scope() + " " + bases.scope();
    }
}
