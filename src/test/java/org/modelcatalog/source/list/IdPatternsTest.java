package org.modelcatalog.source.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdPatternsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, -, acme/ant, true
            acme/*, -, acme/ant, true
            acme/*, -, Acme/Ant, true
            acme/*, -, acme, false
            acme/*, -, my-acme/ant, false
            *ant*, -, acme/ant-7b:free, true
            acme/ant-?b, -, acme/ant-7b, true
            acme/ant-?b, -, acme/ant-70b, false
            acme/ant, -, acme/ant-7b, false
            -, *:free, acme/ant:free, false
            -, *:free, acme/ant, true
            acme/*, *-preview, acme/ant-preview, false
            acme/*, *-preview, bee/ant, false
            *, *, acme/ant, false
            a.me/*, -, acme/ant, false
            """)
    void showWhatIsIncludedAndNotExcluded(String include, String exclude, String id, boolean shown) {
        assertThat(new IdPatterns(list(include), list(exclude)).show(id)).isEqualTo(shown);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(8);
    }

    @Property(tries = 2000)
    void matchAsARegularExpressionDoes(@ForAll("patterns") String pattern, @ForAll("ids") String id) {
        String expression = pattern.replace("*", ".*").replace("?", ".");

        assertThat(new IdPatterns(List.of(pattern), List.of()).show(id)).isEqualTo(Pattern.matches(expression, id));
    }

    @Test
    void takeNoTimeForAPatternOfManyStars() {
        var patterns = new IdPatterns(List.of("*a".repeat(100) + "b"), List.of());

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> patterns.show("a".repeat(256))))
                .isFalse();
    }

    private static List<String> list(String pattern) {
        return pattern == null ? List.of() : List.of(pattern);
    }
}
