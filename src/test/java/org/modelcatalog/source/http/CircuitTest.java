package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.MutableClock;

class CircuitTest {

    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final ExchangeEnd FAULT = status(500);

    private final MutableClock clock = new MutableClock();
    private final Circuit circuit = new Circuit("hug", DELAY, clock);

    static Stream<ExchangeEnd> faults() {
        return Stream.of(
                status(500),
                status(503),
                status(408),
                new ExchangeEnd(0, Reason.UNREACHABLE, false),
                new ExchangeEnd(0, Reason.TIMEOUT, false),
                new ExchangeEnd(200, Reason.TIMEOUT, false),
                new ExchangeEnd(200, Reason.UNREACHABLE, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void opensWhenTheUpstreamMostlyFails(ExchangeEnd fault) {
        calls(5, status(200));
        calls(4, fault);
        assertThat(circuit.isOpen()).isFalse();

        calls(1, fault);

        assertThat(circuit.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 307, 400, 401, 404, 429})
    void anUpstreamThatAnswersIsNotDown(int status) {
        calls(40, status(status));

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void tooFewCallsSayNothing() {
        calls(9, FAULT);

        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void openItLetsNobodyInAndSaysForHowLong() {
        calls(10, FAULT);

        UpstreamException refused = refused(RequestPurpose.LOOKUP);

        assertThat(refused.reason()).isEqualTo(Reason.CIRCUIT_OPEN);
        assertThat(refused.retryAfter()).contains(DELAY);
    }

    @Test
    void onlyWalksHaveTheTimeToTryAgain() {
        calls(10, FAULT);

        assertThat(refused(RequestPurpose.WALK).retryable()).isTrue();
        assertThat(refused(RequestPurpose.LOOKUP).retryable()).isFalse();
        assertThat(refused(RequestPurpose.SEARCH).retryable()).isFalse();
    }

    @Test
    void afterItsDelayTwoCallsTryTheUpstreamAndCloseIt() {
        calls(10, FAULT);
        clock.pass(DELAY.plusMillis(1));
        circuit.enter(RequestPurpose.LOOKUP);
        circuit.enter(RequestPurpose.WALK);
        assertThat(refused(RequestPurpose.WALK).retryAfter()).isEmpty();

        circuit.ended(status(200));
        circuit.ended(status(200));

        calls(5, status(200));
    }

    @Test
    void aTrialThatFailsOpensItAgain() {
        calls(10, FAULT);
        clock.pass(DELAY.plusMillis(1));

        calls(2, FAULT);

        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void aCallThatNobodyWantedAnyLongerGivesItsTrialBack() {
        calls(10, FAULT);
        clock.pass(DELAY.plusMillis(1));

        calls(5, new ExchangeEnd(0, null, true));

        assertThatCode(() -> circuit.enter(RequestPurpose.WALK)).doesNotThrowAnyException();
    }

    private void calls(int number, ExchangeEnd end) {
        for (int call = 0; call < number; call++) {
            circuit.enter(RequestPurpose.WALK);
            circuit.ended(end);
        }
    }

    private UpstreamException refused(RequestPurpose purpose) {
        return catchThrowableOfType(UpstreamException.class, () -> circuit.enter(purpose));
    }

    private static ExchangeEnd status(int status) {
        return new ExchangeEnd(status, null, false);
    }
}
