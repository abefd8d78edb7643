package org.modelcatalog.source.huggingface;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.model.ModelId;

/**
 * One list of the Hub, a task in one order, walked page by page.
 *
 * <p>The Hub pages by cursor: where page n+1 is, only the head of page n tells. So the next page is asked for as soon as
 * that head is in, while the body is still on its way. A walk ends on a missing link, on its limit, or on a page that
 * brings nothing new (a Hub whose cursor runs in a circle would otherwise never end).
 *
 * @param limit models it brings at most
 * @param pageSize models a request asks for
 */
record HubWalk(HubClient client, String task, String sort, int limit, int pageSize) {

    /** The pages, each without what an earlier page of this walk brought. */
    Multi<HubPage> pages() {
        return Multi.createBy()
                .repeating()
                .uni(Cursor::new, Cursor::advance)
                .whilst(Step::more)
                .map(Step::page);
    }

    /** The words that operators of the Python catalog look for. */
    private void logBatch(int models, int offset) {
        Log.infof("Fetched batch of %d models from offset %d (%s by %s)", models, offset, task, sort);
    }

    private record Step(HubPage page, boolean more) {}

    /** Where one subscriber's walk stands. */
    private final class Cursor {

        private final Set<String> seen = new HashSet<>();
        private Uni<HubAnswer> upcoming = client.list(task, sort, Math.min(limit, pageSize));
        private int requested = 1;

        Uni<Step> advance() {
            return upcoming.flatMap(answer -> Uni.combine()
                    .all()
                    .unis(answer.page(), ahead(answer))
                    .with((page, ahead) -> arrived(page, answer.next(), ahead)));
        }

        /** The head of the next page, when the pages asked for so far cannot fill the limit. */
        private Uni<Optional<HubAnswer>> ahead(HubAnswer answer) {
            if (answer.next().isEmpty() || (long) requested * pageSize >= limit) {
                return Uni.createFrom().item(Optional.empty());
            }
            requested++;
            return answer.next().get().map(Optional::of);
        }

        private Step arrived(HubPage page, Optional<Uni<HubAnswer>> next, Optional<HubAnswer> ahead) {
            int offset = seen.size();
            List<HubRecord> fresh = page.records().stream()
                    .filter(model -> seen.size() < limit && seen.add(ModelId.key(model.id())))
                    .toList();
            logBatch(page.records().size(), offset);
            boolean more = next.isPresent() && !fresh.isEmpty() && seen.size() < limit;
            if (more) {
                // Pages shorter than asked for: the limit is not reached yet, so go on from where the link points.
                upcoming = ahead.map(answer -> Uni.createFrom().item(answer))
                        .or(() -> next)
                        .get();
            }
            return new Step(new HubPage(fresh, page.skipped()), more);
        }
    }
}
