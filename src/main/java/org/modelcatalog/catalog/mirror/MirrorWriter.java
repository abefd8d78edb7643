package org.modelcatalog.catalog.mirror;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ModelPage;
import org.modelcatalog.source.ModelPages.Order;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Writes pages to the store and keeps the state that goes with them. Blocks; one thread at a time. */
final class MirrorWriter {

    /** A hundred million rows: a Hub whose links lead in a circle would otherwise never end. */
    private static final long MOST_PAGES = 100_000;

    private static final Pattern REPOSITORY = Pattern.compile("[0-9a-f]{24}");
    private static final int LOGGED_PAGES = 100;

    private final MirrorStore store;
    private MirrorState state;
    private long models;
    private Instant rateBegan;
    private long rateRows;
    private Double rowsPerSecond;

    /** Reads the state of the last commit. */
    MirrorWriter(MirrorStore store) {
        this.store = store;
        state = store.state();
        models = store.models();
    }

    MirrorState state() {
        return state;
    }

    MirrorProgress progress(String lastError) {
        return MirrorProgress.of(state, models, rowsPerSecond, lastError);
    }

    /** The sweep cannot go on where it was. What it has seen stays seen. */
    void beginAgain(Instant now) {
        state = state.begin(now);
        rateBegan = null;
    }

    /**
     * Writes a page of the sweep.
     *
     * @param link of that page; null = it is the first one
     * @throws UpstreamException when it cannot be a page of such a walk
     */
    void sweep(ModelPage page, String link, Instant asked, Instant now) {
        if (link == null && page.models().isEmpty()) {
            throw new UpstreamException(Reason.EMPTY, "the Hub's whole list has no model");
        }
        if (link != null && (link.equals(page.next()) || state.pages() >= MOST_PAGES)) {
            throw circle();
        }
        MirrorState before = link == null ? watermarks(state.begin(asked), page.models(), now) : state;
        List<MirroredModel> rows = rows(page.models());
        MirrorState after = before.page(page.next(), rows.size());
        write(rows, after);
        measure(rows.size(), link == null || rateBegan == null, asked, now);
        if (after.pages() % LOGGED_PAGES == 0) {
            Log.infof(
                    "Mirror of the Hub: %d pages, %d rows%s",
                    after.pages(),
                    after.rows(),
                    rowsPerSecond == null ? "" : String.format(", %.0f rows a second", rowsPerSecond));
        }
    }

    /** Notes that the sweep is whole, and removes what neither it nor the sweep before has seen. */
    void end(Instant now) {
        MirrorState whole = state.end(now);
        long removed = 0;
        if (state.sweep() > 1 && state.rows() * 2 < models) {
            // a list cut off by an answer that is none would otherwise empty the mirror
            Log.warnf(
                    "Mirror of the Hub: sweep %d saw %d rows of %d; nothing is removed",
                    state.sweep(), state.rows(), models);
            store.write(new MirrorBatch(List.of(), state.sweep(), whole));
        } else {
            removed = store.removeUnseen(state.sweep() - 1, whole);
        }
        state = whole;
        models = store.models();
        Log.infof(
                "Mirror of the Hub: walk %d is whole after %d minutes: %d pages, %d rows; %d models were removed",
                whole.sweep(), Duration.between(whole.began(), now).toMinutes(), whole.pages(), whole.rows(), removed);
    }

    /** Writes a page of new or changed models; with the last one, also that the Hub was asked for them. */
    void follow(ModelPage page, ShortWalk walk, boolean ends, Instant now) {
        write(rows(page.models()), ends ? walk.ended(state, now) : state);
    }

    /** A link is good for nothing: it leads to where the walk has been. */
    static UpstreamException circle() {
        return new UpstreamException(Reason.MALFORMED, "the links of the Hub's list lead in a circle", null, false);
    }

    private void write(List<MirroredModel> rows, MirrorState after) {
        store.write(new MirrorBatch(rows, after.sweep(), after));
        state = after;
        models = store.models();
    }

    /** The first walk knows what was created and changed before it began. */
    private static MirrorState watermarks(MirrorState begun, List<Model> models, Instant now) {
        if (begun.newest() != null) {
            return begun;
        }
        Instant latest = ShortWalk.first(models, Order.CREATED);
        Instant mark = (latest == null || latest.isAfter(now) ? begun.began() : latest).minus(ShortWalk.MARGIN);
        return begun.news(mark, null).changes(mark, null);
    }

    private void measure(int rows, boolean first, Instant asked, Instant now) {
        if (first) {
            rateBegan = asked;
            rateRows = 0;
        }
        rateRows += rows;
        long millis = Duration.between(rateBegan, now).toMillis();
        rowsPerSecond = millis <= 0 ? null : Math.round(rateRows * 10_000.0 / millis) / 10.0;
    }

    /** Each repository once. A record without the Hub's own id has nothing to be known by after it is renamed. */
    private static List<MirroredModel> rows(List<Model> models) {
        Map<String, MirroredModel> rows = new LinkedHashMap<>();
        for (Model model : models) {
            String repository = model.hub() == null ? null : model.hub().hubId();
            if (repository != null && REPOSITORY.matcher(repository).matches()) {
                rows.put(repository, new MirroredModel(repository, model));
            }
        }
        return List.copyOf(rows.values());
    }
}
