package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {

    @Property
    void followingNextOffsetVisitsEveryItemOnceInOrder(
            @ForAll List<Integer> all, @ForAll @IntRange(min = 1, max = 50) int limit) {
        var visited = new ArrayList<Integer>();
        Optional<Integer> offset = Optional.of(0);
        while (offset.isPresent()) {
            Page<Integer> page = Page.of(all, offset.get(), limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page.total()).isEqualTo(all.size());
            visited.addAll(page.items());
            offset = page.nextOffset();
        }

        assertThat(visited).isEqualTo(all);
    }

    @Property
    void pastTheEndIsAnEmptyLastPage(
            @ForAll List<Integer> all, @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE - 1000) int beyond) {
        int offset = all.size() + beyond;

        Page<Integer> page = Page.of(all, offset, 1000);

        assertThat(page.items()).isEmpty();
        assertThat(page.nextOffset()).isEmpty();
        assertThat(page.offset()).isEqualTo(offset);
    }

    @Test
    void withoutALimitItIsAllFromTheOffset() {
        assertThat(Page.of(List.of(1, 2, 3), 1, null)).isEqualTo(new Page<>(List.of(2, 3), 3, 1, null));
    }
}
