package org.modelcatalog.source;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.model.Model;

/**
 * One gateway's models. A bean of this type is all it takes to add a gateway: registry, routes, cache, metrics and
 * health find it by themselves.
 *
 * <p>Every {@code Uni} fails with {@link UpstreamException} and with nothing else when the upstream cannot answer.
 */
public interface ModelSource {

    /** How clients name this gateway. */
    Gateway gateway();

    /** Whether this source takes part, as configured: of several sources of one gateway, one does. */
    default boolean enabled() {
        return true;
    }

    /** How long what it fetched is fresh; empty = as long as everything else. */
    default Optional<Duration> cacheTtl() {
        return Optional.empty();
    }

    /**
     * What of the configuration decides on what is fetched, in any words. Instances share a fetch where these are the
     * same.
     */
    default String scope() {
        return "";
    }

    /** Whether a model that states no Hub id is the Hub's model that has its id, as {@code owner/name}. */
    default boolean usesHubIds() {
        return false;
    }

    /** What the bases of facts call this gateway, where its models have the same ids there. */
    default BaseNames baseNames() {
        return BaseNames.NONE;
    }

    /** Whether a model of that id is shown, as configured; {@link #fetch} brings no others. */
    default boolean shows(String id) {
        return true;
    }

    /**
     * Everything this source lists; never an empty or cut-off list as if it were whole. A part that does not come is
     * named in the result, which holds that part's rows of the earlier fetch instead. Fails when no part comes.
     *
     * @param earlier what is served now, or {@link FetchedModels#NONE}
     */
    Uni<FetchedModels> fetch(FetchedModels earlier);

    /**
     * Adds what takes too long for a fetch. Asked for in the background, once this instance serves what it fetched.
     *
     * @param fetched what {@link #fetch} brought
     * @return the same fetch with more known of its models, or that fetch itself
     */
    default Uni<FetchedModels> completed(FetchedModels fetched) {
        return Uni.createFrom().item(fetched);
    }

    /** Whether {@link #find} and {@link #search} ask the upstream. */
    default boolean canLookUp() {
        return false;
    }

    /**
     * One model that {@link #fetch(FetchedModels)} may not have reached.
     *
     * @param id an id that {@link org.modelcatalog.model.ModelId#isValid} accepts
     * @return empty when the upstream says there is none
     */
    default Uni<Optional<Model>> find(String id) {
        return Uni.createFrom().item(Optional.empty());
    }

    /**
     * Models the upstream's own search finds.
     *
     * @param query trimmed, not blank
     */
    default Uni<List<Model>> search(String query) {
        return Uni.createFrom().item(List.of());
    }

    /** What the upstream last said of its rate limit; empty where it says nothing. */
    default Optional<Quota> quota() {
        return Optional.empty();
    }
}
