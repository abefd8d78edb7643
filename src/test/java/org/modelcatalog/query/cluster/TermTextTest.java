package org.modelcatalog.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TermTextTest {

    @Property
    void everyTextSurvivesAClusterThatKnowsOnlyWholeCharacters(@ForAll("texts") String text) {
        byte[] sent = TermText.of(text).getBytes(StandardCharsets.UTF_8);

        assertThat(TermText.text(new String(sent, StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Property
    void textsSortByTheirBytesAsStringsDo(@ForAll("texts") String one, @ForAll("texts") String other) {
        byte[] first = TermText.of(one).getBytes(StandardCharsets.UTF_8);
        byte[] second = TermText.of(other).getBytes(StandardCharsets.UTF_8);

        assertThat(Integer.signum(java.util.Arrays.compareUnsigned(first, second)))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Property
    void oneHoldsTheOtherIfItDidBefore(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(TermText.of(one).contains(TermText.of(other))).isEqualTo(one.contains(other));
    }

    /** Short ones of few characters, among them halves of pairs and those that stand for others. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('a', 'é', '\uD6CF', '\uD6D0', '\uD700', '\uD7FF', '\uD83D', '\uDE00', '\uE000', '\uFFFF')
                .list()
                .ofMaxSize(4)
                .map(units -> units.stream().map(String::valueOf).collect(Collectors.joining()));
    }
}
