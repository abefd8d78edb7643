package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.answer.CsvTable.Column;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class CsvTableTest {

    private static final List<Model> ONE = Models.of("acme/one");

    @Test
    void aTableIsALineOfNamesAndALineForEachModel() {
        var table = new CsvTable(List.of(new Column("id", Model::id), new Column("owner", Model::owner)));

        assertThat(text(table, Models.of("acme/one", "acme/two")))
                .isEqualTo("id,owner\r\nacme/one,acme\r\nacme/two,acme\r\n");
    }

    @Test
    void unknownIsEmptyAndNumbersAreWrittenOut() {
        assertThat(cells(null, new BigDecimal("1E+3"), new BigDecimal("0.930"), BigDecimal.ZERO.setScale(4), 7L, false))
                .isEqualTo(",1000,0.93,0,7,false");
    }

    @Test
    void aListIsOneCell() {
        assertThat(cells(List.of("hug", "openrouter"), List.of())).isEqualTo("hug|openrouter,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
    void whatWouldBeAFormulaIsText(String hostile) {
        assertThat(cells(hostile).replace("\"", "")).isEqualTo("'" + hostile);
        assertThat(cells(List.of(hostile, "b")).replace("\"", "")).isEqualTo("'" + hostile + "|b");
    }

    @Test
    void commasQuotesAndLineBreaksStayWithinTheirCell() {
        assertThat(cells("a,b", "say \"hi\"", "two\nlines")).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"");
    }

    @Property
    void anyTextIsReadBackAsItIs(@ForAll String text) {
        String cell = cells(text, "next");
        String read = cell.startsWith("\"")
                ? cell.substring(1, cell.length() - "\",next".length()).replace("\"\"", "\"")
                : cell.substring(0, cell.length() - ",next".length());

        assertThat(read).isIn(text, "'" + text);
        assertThat(cell.startsWith("\"") || !text.matches("(?s).*[,\"\r\n].*")).isTrue();
    }

    @Test
    void chosenColumnsKeepTheirOrder() {
        var table = new CsvTable(List.of(new Column("id", Model::id), new Column("owner", Model::owner)));

        assertThat(text(table.of(List.of("owner")), ONE)).isEqualTo("owner\r\nacme\r\n");
        assertThat(table.of(List.of())).isEqualTo(table);
    }

    /** The line of a model with these values. */
    private static String cells(Object... values) {
        List<Column> columns = Arrays.stream(values)
                .map(value -> new Column("x", (Model any) -> value))
                .toList();
        String text = text(new CsvTable(columns), ONE);
        return text.substring(text.indexOf("\r\n") + 2, text.length() - 2);
    }

    private static String text(CsvTable table, List<Model> models) {
        // a lone half of a surrogate pair has no form in UTF-8
        return new String(table.rows(models).whole(), StandardCharsets.UTF_8);
    }
}
