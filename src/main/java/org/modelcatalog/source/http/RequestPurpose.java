package org.modelcatalog.source.http;

/**
 * What a request is for. The scarcer the quota, the fewer purposes may use it: a client's question first, the catalog
 * next, then a search, which the catalog answers by itself where it has to, and the mirror, which has time, last.
 */
public enum RequestPurpose {
    /** Fetches a list, or files of its models. May wait, for the window's end if need be. */
    WALK(1),
    /** One model that a client asks for. */
    LOOKUP(0),
    /** An upstream's own search. */
    SEARCH(2),
    /** A page of the mirror, which never waits here: it comes again later. Walks share what the mirror leaves of the quota. */
    MIRROR(3);

    private final int reserves;

    RequestPurpose(int reserves) {
        this.reserves = reserves;
    }

    /** How many times the configured reserve of the quota is left untouched. */
    int reserves() {
        return reserves;
    }
}
