package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One page of a walk whose head is in.
 *
 * @param linked asks for the next page; empty on the last one. Fails when the Hub's link leaves the endpoint, which only
 *     matters to those who need that page
 * @param page the page itself, read as soon as its body is in
 */
record HubAnswer(Supplier<Optional<Uni<HubAnswer>>> linked, Uni<HubPage> page) {

    /**
     * Asks for the next page, as far as the head of this one tells. Should the body have to be asked for again, another
     * head comes with it, and that one is right: an error page that says 200 has no link.
     */
    Optional<Uni<HubAnswer>> next() {
        return linked.get();
    }
}
