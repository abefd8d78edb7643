package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * One page of a walk whose head is in.
 *
 * @param next asks for the next page; empty on the last one. Fails when the Hub's link leaves the endpoint, which only
 *     matters to those who need that page
 * @param page the page itself, read as soon as its body is in
 */
record HubAnswer(Optional<Uni<HubAnswer>> next, Uni<HubPage> page) {}
