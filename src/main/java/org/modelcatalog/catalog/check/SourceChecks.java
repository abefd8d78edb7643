package org.modelcatalog.catalog.check;

import jakarta.inject.Singleton;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.facts.FactsBases;

/** Puts the bases of facts and the check of sources against each other in front of every source. */
@Singleton
public class SourceChecks {

    private final FactsBases bases;
    private final ListedOffers listed;
    private final CatalogConfig config;

    SourceChecks(FactsBases bases, ListedOffers listed, CatalogConfig config) {
        this.bases = bases;
        this.listed = listed;
        this.config = config;
    }

    /** The source with its rows filled and checked. */
    public ModelSource of(ModelSource source) {
        return new CheckedSource(source, bases, listed, config.check());
    }
}
