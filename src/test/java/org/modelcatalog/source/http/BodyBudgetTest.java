package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private final BodyBudget budget = new BodyBudget(10);

    @Test
    void allBodiesTogetherAreBounded() {
        assertThat(budget.share().take(6)).isTrue();
        assertThat(budget.share().take(4)).isTrue();
        assertThat(budget.share().take(1)).isFalse();
    }

    @Test
    void whatWasRefusedIsNotTaken() {
        budget.share().take(6);
        budget.share().take(5);

        assertThat(budget.share().take(4)).isTrue();
    }

    @Test
    void aBodyThatEndsGivesBackWhatItTookOnce() {
        var share = budget.share();
        share.take(6);
        share.close();
        share.close();

        assertThat(budget.share().take(10)).isTrue();
        assertThat(budget.share().take(1)).isFalse();
    }

    @Test
    void aBodyThatHasEndedTakesNothing() {
        var share = budget.share();
        share.close();

        assertThat(share.take(1)).isFalse();
        assertThat(budget.share().take(10)).isTrue();
    }
}
