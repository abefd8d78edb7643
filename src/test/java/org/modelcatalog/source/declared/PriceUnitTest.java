package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.json.RecordReader;

class PriceUnitTest {

    /** By which power of ten a quoted figure is larger than US dollars per token. */
    private static final Map<PriceUnit, Integer> PLACES = Map.of(
            PriceUnit.USD_PER_TOKEN, 0,
            PriceUnit.USD, 0,
            PriceUnit.CENTS_PER_TOKEN, 2,
            PriceUnit.USD_PER_THOUSAND_TOKENS, 3,
            PriceUnit.CENTS_PER_THOUSAND_TOKENS, 5,
            PriceUnit.USD_PER_MILLION_TOKENS, 6,
            PriceUnit.CENTS_PER_MILLION_TOKENS, 8,
            PriceUnit.USD_E4_PER_MILLION_TOKENS, 10);

    @Property
    void aPriceIsTheSameInEveryUnit(@ForAll @LongRange(min = 1, max = 99_999_999) long micros) {
        BigDecimal price = TokenPrice.plain(BigDecimal.valueOf(micros).movePointLeft(12));

        assertThat(PLACES).allSatisfy((unit, places) -> {
            BigDecimal quoted = price.movePointRight(places);
            assertThat(unit.dollars(TextNode.valueOf(quoted.toPlainString()), null))
                    .isEqualTo(price);
            assertThat(unit.dollars(TextNode.valueOf(quoted.toString()), null)).isEqualTo(price);
            assertThat(unit.dollars(DecimalNode.valueOf(quoted), null)).isEqualTo(price);
        });
    }

    @Property
    void theNoiseOfAFloatIsDropped(@ForAll @LongRange(min = 1, max = 99_999_999) long micros) throws Exception {
        BigDecimal price = TokenPrice.plain(BigDecimal.valueOf(micros).movePointLeft(12));

        for (Map.Entry<PriceUnit, Integer> unit : PLACES.entrySet()) {
            // as a program writes it that has computed with it
            double computed = price.movePointRight(unit.getValue()).doubleValue() * 3 / 3;
            var node = RecordReader.JSON.readTree(Double.toString(computed));
            assertThat(unit.getKey().dollars(node, null)).isEqualTo(price);
        }
    }

    @Property
    void aFactorIsOneOfThePriceOfInput(@ForAll @LongRange(min = 0, max = 1000) long percent) {
        BigDecimal prompt = new BigDecimal("0.0000025");
        BigDecimal factor = BigDecimal.valueOf(percent, 2);

        assertThat(PriceUnit.TIMES_PROMPT.dollars(DecimalNode.valueOf(factor), prompt))
                .isEqualByComparingTo(prompt.multiply(factor));
        assertThat(PriceUnit.TIMES_PROMPT.dollars(DecimalNode.valueOf(factor), null))
                .isNull();
    }

    @Property
    void whateverIsQuotedIsAPriceOrNone(@ForAll String text, @ForAll PriceUnit unit) {
        BigDecimal dollars = unit.dollars(TextNode.valueOf(text), BigDecimal.ONE);

        assertThat(dollars == null || dollars.signum() >= 0).isTrue();
        assertThat(dollars == null ? 0 : dollars.toPlainString().length()).isLessThan(100);
    }

    @Property(tries = 20)
    void nothingElseIsAPrice(@ForAll PriceUnit unit) {
        var json = JsonNodeFactory.instance;

        assertThat(unit.dollars(null, BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.nullNode(), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.booleanNode(true), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.objectNode(), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.arrayNode().add("0.1"), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.textNode("-1"), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.numberNode(-0.5), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.numberNode(Double.NaN), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.textNode("1e999999999"), BigDecimal.ONE)).isNull();
        assertThat(unit.dollars(json.textNode("1e-999999999"), BigDecimal.ONE)).isNull();
    }
}
