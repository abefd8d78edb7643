package org.modelcatalog.catalog.mirror;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ModelPages.Order;

/**
 * A walk of new or changed models, from the latest one down to the watermark.
 *
 * @param link of the next page; null = the first one
 * @param latest time of the latest row so far; null = there was none
 * @param pages so far
 */
record ShortWalk(MirrorStep.Kind kind, String link, Instant latest, int pages) {

    /** Two million rows: by then a sweep is the shorter way. */
    static final int MOST_PAGES = 2_000;

    /** What the Hub's list may show late, for example because one of its own copies is behind. */
    static final Duration MARGIN = Duration.ofMinutes(10);

    static ShortWalk of(MirrorStep.Kind kind) {
        return new ShortWalk(kind, null, null, 0);
    }

    Order order() {
        return kind == MirrorStep.Kind.NEWS ? Order.CREATED : Order.MODIFIED;
    }

    /** The walk with another page. */
    ShortWalk page(List<Model> models, String next) {
        return new ShortWalk(kind, next, latest == null ? first(models, order()) : latest, pages + 1);
    }

    /** Whether it is over with this page. */
    boolean ends(List<Model> models, MirrorState state) {
        Instant watermark = kind == MirrorStep.Kind.NEWS ? state.newest() : state.modified();
        Instant oldest = times(models, order()).reduce((one, other) -> other).orElse(null);
        return link == null || pages >= MOST_PAGES || oldest == null || watermark != null && oldest.isBefore(watermark);
    }

    /** The state once it is over. */
    MirrorState ended(MirrorState state, Instant now) {
        return kind == MirrorStep.Kind.NEWS
                ? state.news(watermark(state.newest(), now), now)
                : state.changes(watermark(state.modified(), now), now);
    }

    /** Never earlier than the last one, and never later than now: a row of the future would hide all that is to come. */
    private Instant watermark(Instant before, Instant now) {
        if (latest == null) {
            return before;
        }
        Instant mark = (latest.isAfter(now) ? now : latest).minus(MARGIN);
        return before != null && before.isAfter(mark) ? before : mark;
    }

    /** The time of the first row that states one; null = none does. */
    static Instant first(List<Model> models, Order order) {
        return times(models, order).findFirst().orElse(null);
    }

    private static Stream<Instant> times(List<Model> models, Order order) {
        Function<Model, String> time =
                order == Order.CREATED ? Model::created : model -> model.hub().lastModified();
        return models.stream()
                .map(time)
                .filter(Objects::nonNull)
                .map(ShortWalk::instant)
                .filter(Objects::nonNull);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
