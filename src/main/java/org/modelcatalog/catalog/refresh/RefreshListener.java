package org.modelcatalog.catalog.refresh;

/** Hears how the refreshes of a gateway end. */
public interface RefreshListener {

    /** Called after another snapshot is served. The state has the newest one, also for a call that comes late. */
    void published(GatewayRefresh refresh);

    /** Called after a refresh, with or without success; the state says when the next is due. */
    void ended(GatewayRefresh refresh);
}
