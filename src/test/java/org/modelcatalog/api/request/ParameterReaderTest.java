package org.modelcatalog.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.problem.ProblemException;

class ParameterReaderTest {

    @Test
    void whatIsAbsentHasItsDefault() {
        assertThat(ParameterReader.limit(null, null)).isNull();
        assertThat(ParameterReader.offset(null)).isZero();
        assertThat(ParameterReader.rowOptions(null, null)).isEqualTo(RowOptions.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1001",
                "",
                " ",
                "abc",
                "1e3",
                "5.0",
                "0x10",
                "99999999999999999999",
                "1 ",
                "+5",
                "\u0665"
            })
    void aLimitOutOfRangeIsRefusedByName(String limit) {
        assertThatThrownBy(() -> ParameterReader.limit(limit, null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("limit must be an integer from 1 to 1000, or absent for all; got \"" + limit + "\"");
    }

    @Property
    void whateverIsWrittenALimitIsInRangeOrRefused(@ForAll String value) {
        try {
            assertThat(ParameterReader.limit(value, null)).isBetween(1, 1000);
        } catch (ProblemException refused) {
            assertThat(refused).hasMessageStartingWith("limit must be ");
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "YES,true", "on,true", "false,false", "0,false", "No,false", "off,false"})
    void switchesAreReadAsPythonDoes(String value, boolean included) {
        assertThat(ParameterReader.rowOptions(value, value)).isEqualTo(new RowOptions(included, included, List.of()));
    }

    @Test
    void aRefusedValueIsShownShortenedAndWithoutControlCharacters() {
        assertThat(ProblemException.badParameter("id", "short", "a\r\nb\u0000" + "x".repeat(10_000)))
                .hasMessage("id must be short; got \"a\uFFFD\uFFFDb\uFFFD" + "x".repeat(55) + "…\"");
    }
}
