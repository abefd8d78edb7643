package org.modelcatalog.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class WithdrawnMergeTest {

    private static final Instant EARLIER = Instant.parse("2026-01-15T09:00:00Z");
    private static final Instant LATER = EARLIER.plusSeconds(3600);

    @Test
    void whatAnotherGatewayListsIsNotWithdrawn() {
        List<Model> listed = List.of(Models.row("hug", "a/one").hubId("a/one").build());

        assertThat(WithdrawnMerge.merge(List.of(List.of(), List.of(gone("other", "a/one", LATER))), listed))
                .isEmpty();
    }

    @Test
    void aModelThatHasLeftSeveralListsWasLastSeenInTheLast() {
        List<Model> withdrawn = WithdrawnMerge.merge(
                List.of(List.of(gone("one", "a/one", EARLIER)), List.of(gone("other", "a/one", LATER))), List.of());

        assertThat(withdrawn).hasSize(1);
        assertThat(withdrawn.get(0).gateways()).containsExactly("one", "other");
        assertThat(withdrawn.get(0).listing().lastSeen()).isEqualTo(LATER);
    }

    private static Model gone(String gateway, String id, Instant lastSeen) {
        return Models.row(gateway, id)
                .listing(new Listing(null, lastSeen, false))
                .build();
    }
}
