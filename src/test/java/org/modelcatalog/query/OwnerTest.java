package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.Models;

class OwnerTest {

    @Test
    void countsModelsByOwnerTheLargestFirst() {
        assertThat(Owner.of(Models.of("b/1", "a/1", "c/1", "c/2", "legacy")))
                .containsExactly(
                        new Owner("c", 2, List.of("hug"), true),
                        new Owner("a", 1, List.of("hug"), true),
                        new Owner("b", 1, List.of("hug"), true));
    }
}
