package org.modelcatalog.catalog.mirror;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the mirror is. The store keeps it in the same commit as the rows; Jackson reads and writes it as JSON. Every
 * component that is an object may be null.
 *
 * @param sweep number of the sweep that is running or was last; 0 = none has begun
 * @param next link of the sweep's next page; null = the last page is there
 * @param pages of that sweep so far
 * @param rows of that sweep so far
 * @param began when that sweep began
 * @param ended when that sweep was whole; null = not yet
 * @param firstEnded when the first walk was whole; null = not yet
 * @param newest models that were created before this moment are known
 * @param newestAt when the Hub was last asked for new models
 * @param modified changes that were made before this moment are known
 * @param modifiedAt when the Hub was last asked for changed models
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record MirrorState(
        int sweep,
        String next,
        long pages,
        long rows,
        Instant began,
        Instant ended,
        Instant firstEnded,
        Instant newest,
        Instant newestAt,
        Instant modified,
        Instant modifiedAt) {

    /** Nothing is mirrored yet. */
    public static final MirrorState NONE = new MirrorState(0, null, 0, 0, null, null, null, null, null, null, null);

    /**
     * Models that were created or changed before this moment are there; empty while the first walk goes on. The watermarks
     * are no measure: on a quiet Hub they stay with its latest model.
     */
    public Optional<Instant> asOf() {
        if (firstEnded == null || newestAt == null || modifiedAt == null) {
            return Optional.empty();
        }
        Instant earlier = newestAt.isBefore(modifiedAt) ? newestAt : modifiedAt;
        return Optional.of(earlier.minus(ShortWalk.MARGIN));
    }

    /** Whether a sweep has begun and is not whole. */
    boolean unfinished() {
        return sweep > 0 && ended == null;
    }

    /** Whether the sweep's last page is there, and only its end is not noted. */
    boolean complete() {
        return unfinished() && next == null && pages > 0;
    }

    /** A sweep begins; one that is unfinished begins again, under its number. */
    MirrorState begin(Instant now) {
        return new MirrorState(
                unfinished() ? sweep : sweep + 1,
                null,
                0,
                0,
                now,
                null,
                firstEnded,
                newest,
                newestAt,
                modified,
                modifiedAt);
    }

    /** The sweep has another page. */
    MirrorState page(String link, int added) {
        return new MirrorState(
                sweep, link, pages + 1, rows + added, began, ended, firstEnded, newest, newestAt, modified, modifiedAt);
    }

    /** The sweep is whole. */
    MirrorState end(Instant now) {
        return new MirrorState(
                sweep,
                null,
                pages,
                rows,
                began,
                now,
                firstEnded == null ? now : firstEnded,
                newest,
                newestAt,
                modified,
                modifiedAt);
    }

    /** The Hub was asked for new models; {@code asked} = null: it was not, only the watermark is known. */
    MirrorState news(Instant watermark, Instant asked) {
        return new MirrorState(
                sweep, next, pages, rows, began, ended, firstEnded, watermark, asked, modified, modifiedAt);
    }

    /** The Hub was asked for changed models; {@code asked} = null: it was not, only the watermark is known. */
    MirrorState changes(Instant watermark, Instant asked) {
        return new MirrorState(sweep, next, pages, rows, began, ended, firstEnded, newest, newestAt, watermark, asked);
    }
}
