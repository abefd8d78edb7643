package org.modelcatalog.catalog.mirror;

import org.modelcatalog.model.Model;

/**
 * A model of the mirror.
 *
 * @param repository the id that the Hub gave its repository ({@code _id}, 24 hex digits): it stays when the repository is
 *     renamed
 */
public record MirroredModel(String repository, Model model) {}
