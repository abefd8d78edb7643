package org.modelcatalog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckedTest {

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of(new Time.From0ms(), "0S", "-1ms"),
                Arguments.of(new Time.From1ms(), "1ms", "0ms"),
                Arguments.of(new Time.From100ms(), "100ms", "99ms"),
                Arguments.of(new Time.From1s(), "1S", "999ms"),
                Arguments.of(new Count.From0(), "0", "-1"),
                Arguments.of(new Count.From0(), "2147483647", "2147483648"),
                Arguments.of(new Count.From0To10(), "0", "-1"),
                Arguments.of(new Count.From0To10(), "10", "11"),
                Arguments.of(new Count.From1(), "1", "0"),
                Arguments.of(new Count.From1To64(), "1", "0"),
                Arguments.of(new Count.From1To64(), "64", "65"),
                Arguments.of(new Count.From1To1000(), "1", "0"),
                Arguments.of(new Count.From1To1000(), "1000", "1001"),
                Arguments.of(new Count.From1To100000(), "1", "0"),
                Arguments.of(new Count.From1To100000(), "100000", "100001"),
                Arguments.of(new Count.From1To1000000(), "1", "0"),
                Arguments.of(new Count.From1To1000000(), "1000000", "1000001"),
                Arguments.of(new Ratio.From0To1(), "0", "-0.0001"),
                Arguments.of(new Ratio.From0To1(), "1", "1.0001"),
                Arguments.of(new Ratio.Above1(), "1.0001", "1.000"),
                Arguments.of(new Text.NotEmpty(), "-", " "),
                Arguments.of(new Text.Task(), "a", "A"),
                Arguments.of(new Text.Task(), "3".repeat(64), "3".repeat(65)),
                Arguments.of(new Text.Task(), "text-to-3d", "-text"),
                Arguments.of(new Text.Sort(), "createdAt", "createdat"),
                Arguments.of(new Text.Sort(), "downloads", "download"),
                Arguments.of(new Text.Sort(), "lastModified", "lastModified2"),
                Arguments.of(new Text.Sort(), "likes", "likes|downloads"),
                Arguments.of(new Text.Sort(), "trendingScore", "trending"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void takesWhatIsJustAllowed(Checked<?> converter, String allowed, String refused) {
        assertThat(converter.convert(allowed)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void refusesWhatIsBeyondAndSaysWhatIsAllowed(Checked<?> converter, String allowed, String refused) {
        assertThatThrownBy(() -> converter.convert(refused))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("because it must be ")
                .hasMessageEndingWith(converter.allowed());
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void refusesNothing(Checked<?> converter, String allowed, String refused) {
        assertThatThrownBy(() -> converter.convert(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(converter.allowed());
    }

    @Property
    void readsEveryCountInItsBounds(@ForAll @IntRange(min = 1, max = 1000) int count) {
        assertThat(new Count.From1To1000().convert(" " + count)).isEqualTo(count);
    }

    @Property
    void readsEveryRatioInItsBounds(@ForAll @BigRange(min = "0", max = "1") BigDecimal ratio) {
        assertThat(new Ratio.From0To1().convert(ratio.toString())).isEqualTo(ratio);
    }

    @Property
    void readsADurationAsQuarkusDoes(@ForAll @IntRange(min = 1) int seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(Stream.of(seconds + "S", seconds + "000ms", "" + seconds, duration.toString()))
                .allSatisfy(text -> assertThat(new Time.From1s().convert(text)).isEqualTo(duration));
    }

    @Property
    void refusesAnythingElseWithTheSameWords(@ForAll("noise") String noise) {
        assertThat(Stream.of(new Time.From1s(), new Count.From1To64(), new Ratio.Above1(), new Text.Sort()))
                .allSatisfy(converter -> assertThatThrownBy(() -> converter.convert(noise))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith(converter.allowed()));
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.oneOf(
                Arbitraries.strings().filter(text -> text.chars().noneMatch(Character::isDigit)),
                Arbitraries.of("1 s", "PT", "P1Y", "9999999999999999999D", "106751991167301D", "0x10", "1e", "--1"));
    }
}
