package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/**
 * One page of a walk whose head is in.
 *
 * @param next where the next page is; empty on the last one
 * @param page the page itself, read as soon as its body is in
 */
record HubAnswer(Optional<URI> next, Uni<HubPage> page) {}
