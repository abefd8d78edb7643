package org.modelcatalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.93, 0.00000093",
        "0.9299999, 0.00000093",
        "0.10000000149011612, 0.0000001",
        "1, 0.000001",
        "2.50, 0.0000025",
        "1E+1, 0.00001",
        "1000000, 1",
        "0.000001, 0.000000000001"
    })
    void aPricePerMillionTokensLosesItsNoise(String quoted, String perToken) {
        assertThat(TokenPrice.ofMillion(new BigDecimal(quoted))).isEqualTo(perToken);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00000093, 0.00000093",
        "'  0.0000020 ', 0.000002",
        "9.3e-7, 0.00000093",
        "1E-7, 0.0000001",
        "1e2, 100",
        "5, 5",
        "0.000000123456789, 0.000000123456789"
    })
    void aPricePerTokenIsTakenDigitByDigit(String quoted, String perToken) {
        assertThat(TokenPrice.of(quoted)).isEqualTo(new BigDecimal(perToken));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-0.0", "0e5", "0E-20"})
    void freeIsZeroHoweverItIsWritten(String quoted) {
        assertThat(TokenPrice.of(quoted)).isEqualTo(BigDecimal.ZERO);
        assertThat(TokenPrice.ofMillion(new BigDecimal(quoted))).isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.0000001", "-1e-9"})
    void whatIsNegativeIsNoPrice(String quoted) {
        assertThat(TokenPrice.of(quoted)).isNull();
        assertThat(TokenPrice.ofMillion(new BigDecimal(quoted))).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "free", "NaN", "Infinity", "0x1", "1,5", "$1", "1e", "1 2", "1e99999999999"})
    void whatIsNoNumberIsNoPrice(String quoted) {
        assertThat(TokenPrice.of(quoted)).isNull();
    }

    @Test
    void nothingQuotedIsNoPrice() {
        assertThat(TokenPrice.ofMillion(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1000001", "1e7", "0.0000000000000000000000000000001"})
    void whatNobodyWouldPayOrPrintIsNoPriceAndIsToldSoAtOnce(String quoted) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(TokenPrice.of(quoted)).isNull();
            assertThat(TokenPrice.ofMillion(new BigDecimal(quoted))).isNull();
        });
    }

    @Test
    void aTextOfAnyLengthIsToldAtOnce() {
        String endless = "0." + "0".repeat(5_000_000) + "1";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(TokenPrice.of(endless)).isNull());
        assertThat(TokenPrice.of("0".repeat(40) + "1")).isNull();
    }

    @Property
    void aPricePerMillionOfAtMostSixDecimalsSurvivesExactly(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long millionths) {
        BigDecimal perMillion = BigDecimal.valueOf(millionths, 6);

        BigDecimal perToken = TokenPrice.ofMillion(perMillion);

        assertThat(perToken.movePointRight(6)).isEqualByComparingTo(perMillion);
        assertPlain(perToken);
    }

    @Property
    void aPricePerTokenSurvivesExactlyWhateverItsSpelling(
            @ForAll @LongRange(min = 0, max = 1_000_000L) long digits, @ForAll boolean scientific) {
        BigDecimal price = BigDecimal.valueOf(digits, 9);

        BigDecimal perToken = TokenPrice.of(scientific ? digits + "E-9" : price.toPlainString());

        assertThat(perToken).isEqualByComparingTo(price);
        assertPlain(perToken);
    }

    @Property
    void whateverTextComesNothingButAPriceOrNoneComesOfIt(@ForAll String quoted) {
        assertThatCode(() -> TokenPrice.of(quoted)).doesNotThrowAnyException();
    }

    private static void assertPlain(BigDecimal price) {
        assertThat(price.toPlainString()).matches("0|[1-9][0-9]*|(0|[1-9][0-9]*)\\.[0-9]*[1-9]");
    }
}
