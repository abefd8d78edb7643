package org.modelcatalog.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.query.IsoTime;

/**
 * When models of a snapshot expire. Few do, so it is read once and counted at every scrape.
 *
 * @param dates in no order
 */
record ExpiryDates(List<Instant> dates) {

    static ExpiryDates of(CatalogSnapshot snapshot) {
        return snapshot.derive(ExpiryDates.class, ExpiryDates::read);
    }

    /** How many expire from now on until then. */
    long within(Instant now, Duration time) {
        Instant end = now.plus(time);
        return dates.stream()
                .filter(date -> !date.isBefore(now) && !date.isAfter(end))
                .count();
    }

    private static ExpiryDates read(CatalogSnapshot snapshot) {
        return new ExpiryDates(snapshot.models().stream()
                .map(model -> IsoTime.parse(model.facts().expirationDate()))
                .filter(Objects::nonNull)
                .map(IsoTime::instant)
                .toList());
    }
}
