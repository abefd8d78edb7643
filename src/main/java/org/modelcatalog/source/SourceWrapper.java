package org.modelcatalog.source;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.model.Model;

/** A source in front of another one: says what that says, but for what a subclass does with its fetches. */
public abstract class SourceWrapper implements ModelSource {

    /** The source behind this one. */
    protected final ModelSource source;

    /** @param source the source behind this one */
    protected SourceWrapper(ModelSource source) {
        this.source = source;
    }

    @Override
    public Gateway gateway() {
        return source.gateway();
    }

    @Override
    public boolean enabled() {
        return source.enabled();
    }

    @Override
    public Optional<Duration> cacheTtl() {
        return source.cacheTtl();
    }

    @Override
    public String scope() {
        return source.scope();
    }

    @Override
    public boolean usesHubIds() {
        return source.usesHubIds();
    }

    @Override
    public BaseNames baseNames() {
        return source.baseNames();
    }

    @Override
    public boolean shows(String id) {
        return source.shows(id);
    }

    @Override
    public Uni<FetchedModels> completed(FetchedModels fetched) {
        return source.completed(fetched);
    }

    @Override
    public boolean canLookUp() {
        return source.canLookUp();
    }

    @Override
    public Uni<Optional<Model>> find(String id) {
        return source.find(id);
    }

    @Override
    public Uni<List<Model>> search(String query) {
        return source.search(query);
    }

    @Override
    public Optional<Quota> quota() {
        return source.quota();
    }
}
