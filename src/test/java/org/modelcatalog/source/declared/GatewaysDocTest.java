package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Price;

/** The page about declared gateways says what the kinds say. */
class GatewaysDocTest {

    private static final String PAGE = page();

    static List<String> kinds() {
        return Kinds.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsThereWithItsUnit(String kind) {
        var prompt = Kinds.shipped(kind).prices().prices().get(Price.PROMPT);
        String unit = prompt == null ? "no prices" : "`" + prompt.get(0).unit().label() + "`";

        assertThat(PAGE).containsPattern("\\| `" + kind + "` \\|.*\\| " + Pattern.quote(unit));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindThatRequiresAKeyIsMarked(String kind) {
        Matcher row = Pattern.compile("\\| `" + kind + "` \\| ([^|]*)").matcher(PAGE);

        assertThat(row.find()).isTrue();
        assertThat(row.group(1).contains("required"))
                .isEqualTo(Kinds.shipped(kind).keyRequired());
    }

    @ParameterizedTest
    @EnumSource(PriceUnit.class)
    void everyUnitIsThereWithAFigureInIt(PriceUnit unit) {
        Matcher row =
                Pattern.compile("\\| `" + unit.label() + "` \\| ([0-9.]+|–)").matcher(PAGE);

        assertThat(row.find()).isTrue();
        if (!row.group(1).equals("–")) {
            assertThat(unit.dollars(TextNode.valueOf(row.group(1)), null)).isEqualByComparingTo("0.0000001");
        }
    }

    @Test
    void theExampleIsAKindOfTenLines() {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(PAGE);

        assertThat(example.find()).isTrue();
        assertThat(example.group(1).lines()).hasSize(10);
        assertThat(KindRows.kind(example.group(1)).prices().prices()).hasSize(2);
    }

    @Test
    void everyPriceAndCapabilityIsThere() {
        assertThat(Price.values())
                .filteredOn(price -> price != Price.DISCOUNT)
                .allSatisfy(price -> assertThat(PAGE).contains("`" + price.label() + "`"));
        assertThat(Capability.values())
                .allSatisfy(capability -> assertThat(PAGE).contains("`" + capability.label() + "`"));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs", "GATEWAYS.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
