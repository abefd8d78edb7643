package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * One list of the Hub, a task in one order, walked page by page.
 *
 * <p>The Hub pages by cursor: where page n+1 is, only the head of page n tells. So the next page is asked for as soon as
 * that head is in, while the body is still on its way. A walk ends on a missing link or on its limit, and fails on a
 * page that brings nothing new (a Hub whose cursor runs in a circle would otherwise never end).
 *
 * @param name how people know this list, for example {@code text-generation by likes}
 * @param first asks for the first page
 * @param limit models it brings at most
 * @param pageSize models a request asks for
 */
record HubWalk(String name, Uni<HubAnswer> first, int limit, int pageSize) {

    /** A task's models in one order. */
    static HubWalk of(HubClient client, String task, String sort, int limit, int pageSize) {
        return new HubWalk(task + " by " + sort, client.list(task, sort, Math.min(limit, pageSize)), limit, pageSize);
    }

    /** A task's models that somebody serves. */
    static HubWalk served(HubClient client, String task, int limit, int pageSize) {
        return new HubWalk(task + " served", client.served(task, Math.min(limit, pageSize)), limit, pageSize);
    }

    /** The pages as they come, each without what an earlier page of this walk brought. */
    Multi<HubPage> pages() {
        return Multi.createFrom().deferred(() -> {
            var cursor = new Cursor();
            return Multi.createBy()
                    .repeating()
                    .uni(cursor::advance)
                    .whilst(Step::more)
                    .map(Step::page)
                    .onTermination()
                    .invoke(cursor::abandon);
        });
    }

    /** The words that operators of the Python catalog look for. */
    private void logBatch(int models, int offset) {
        Log.infof("Fetched batch of %d models from offset %d (%s)", models, offset, name);
    }

    private record Step(HubPage page, boolean more) {}

    /** Where one subscriber's walk stands. */
    private final class Cursor {

        private final Set<String> seen = new HashSet<>();
        private volatile Uni<HubAnswer> upcoming = first;
        private volatile CompletableFuture<HubAnswer> ahead;
        private volatile Optional<Uni<HubAnswer>> askedAhead = Optional.empty();
        private int requested = 1;

        Uni<Step> advance() {
            return upcoming.flatMap(answer -> {
                askAhead(answer);
                return answer.page().map(page -> arrived(page, answer));
            });
        }

        /**
         * Asks for the next page, when the pages asked for so far cannot fill the limit. This page does not wait for
         * that: should the next one never come, this one has.
         */
        private void askAhead(HubAnswer answer) {
            ahead = null;
            askedAhead = answer.next();
            if (askedAhead.isPresent() && (long) requested * pageSize < limit) {
                requested++;
                ahead = askedAhead.get().subscribeAsCompletionStage();
            }
        }

        private Step arrived(HubPage page, HubAnswer answer) {
            int offset = seen.size();
            List<HubRecord> fresh = page.records().stream()
                    .filter(model -> seen.size() < limit && seen.add(ModelId.key(model.id())))
                    .toList();
            logBatch(page.records().size(), offset);
            boolean more = answer.next().isPresent() && seen.size() < limit;
            if (more) {
                upcoming = fresh.isEmpty() ? repeated() : upcoming(answer);
            }
            return new Step(new HubPage(fresh, page.skipped()), more);
        }

        /**
         * Pages may be shorter than asked for: with the limit not reached yet, it goes on from where the link points. A
         * page that had to be asked for again may point elsewhere than what was asked for ahead.
         */
        private Uni<HubAnswer> upcoming(HubAnswer answer) {
            CompletableFuture<HubAnswer> asked = ahead;
            if (asked != null && answer.next().equals(askedAhead)) {
                return Uni.createFrom().completionStage(asked);
            }
            abandon();
            return answer.next().orElseThrow();
        }

        private static Uni<HubAnswer> repeated() {
            return Uni.createFrom().failure(new UpstreamException(Reason.MALFORMED, "the Hub's pages repeat"));
        }

        /** Nobody waits any longer for what was asked for ahead, be it a head or a body. */
        void abandon() {
            CompletableFuture<HubAnswer> asked = ahead;
            if (asked != null && !asked.cancel(true) && !asked.isCompletedExceptionally()) {
                asked.join().page().subscribe().with(page -> {}, failure -> {}).cancel();
            }
        }
    }
}
