package org.modelcatalog.source.huggingface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.source.UpstreamException;

/**
 * One of the lists a fetch is made of, while it comes. Whoever has waited long enough takes what is there by then;
 * what comes after that is ignored.
 */
final class HubPart {

    private final String name;
    private final Kind kind;
    private final List<HubPage> pages = new ArrayList<>();
    private UpstreamException failure;
    private boolean ended;
    private boolean taken;

    /** What a part is there for. */
    enum Kind {
        /** A list of the Hub, which does not become empty. */
        WALK,
        /** Ids, which may all be gone. */
        PINS,
        /** What the Hub says of models that others list. */
        SERVED,
        /** What it says of those of them that no walk brought. */
        LOOKUPS
    }

    HubPart(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    synchronized void add(HubPage page) {
        if (!taken) {
            pages.add(page);
        }
    }

    /** Something did not come; the first reason is kept. */
    synchronized void failed(UpstreamException why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Nothing more will come. */
    synchronized void ended() {
        ended = true;
    }

    /** The record of an id, if it is there by now. */
    synchronized Optional<HubRecord> find(String id) {
        return pages.stream()
                .flatMap(page -> page.records().stream())
                .filter(record -> record.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /**
     * Hands its pages over and forgets them: steps of the walk may hold this for longer.
     *
     * @param late why it is not whole when it has neither ended nor failed
     */
    synchronized Brought take(UpstreamException late) {
        taken = true;
        var brought = new Brought(name, kind, List.copyOf(pages), ended || failure != null ? failure : late);
        pages.clear();
        return brought;
    }

    /**
     * What a part has brought.
     *
     * @param failure why it is not whole; null = it is
     */
    record Brought(String name, Kind kind, List<HubPage> pages, UpstreamException failure) {

        boolean walk() {
            return kind == Kind.WALK;
        }

        /** Whether its models are listed for being in it. */
        boolean lists() {
            return kind == Kind.WALK || kind == Kind.PINS;
        }

        /** Whether its last page, or its only one, had nothing usable in it. */
        boolean endedEmpty() {
            return pages.isEmpty() || pages.get(pages.size() - 1).records().isEmpty();
        }

        List<HubRecord> records() {
            return pages.stream().flatMap(page -> page.records().stream()).toList();
        }
    }
}
