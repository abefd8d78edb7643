package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "\"x\",W/\"abc\"", "*", " * "})
    void matchesTheTagWeakOrStrongAloneOrInAList(String header) {
        assertThat(IfNoneMatch.parse(header).matches("abc")).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"\"x\"", "abc", "\"abcd\"", "\"\"", "W/abc"})
    void anyOtherTagDoesNot(String header) {
        assertThat(IfNoneMatch.parse(header).matches("abc")).isFalse();
    }
}
