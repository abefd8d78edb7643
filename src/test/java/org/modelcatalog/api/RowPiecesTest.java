package org.modelcatalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.modelcatalog.Models;
import org.modelcatalog.api.view.RowOptions;
import org.modelcatalog.model.Model;

class RowPiecesTest {

    private static final int ROW = 2000;

    private final JsonBytes json = new JsonBytes(new ObjectMapper());
    private final Rows rows = new Rows(json, 1 << 20);

    @Property(tries = 50)
    void piecesOneBehindTheOtherAreTheWholeList(
            @ForAll @IntRange(max = 300) int models, @ForAll Encoding encoding, @ForAll boolean lines)
            throws IOException {
        RowList list = lines ? lines(models(models)) : object(models(models));
        var sent = new ByteArrayOutputStream();

        new RowPieces(list, encoding).forEachRemaining(sent::writeBytes);

        assertThat(decoded(encoding, sent.toByteArray())).isEqualTo(list.whole());
    }

    @Test
    void noPieceIsLongerThanItMayBeAndOneRow() {
        var pieces = new RowPieces(lines(models(300)), Encoding.IDENTITY);

        assertThat(pieces)
                .toIterable()
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(RowPieces.PIECE + ROW));
    }

    @Test
    void aLineIsARow() {
        byte[] whole = lines(models(3)).whole();

        assertThat(new String(whole).split("\n"))
                .isEqualTo(IntStream.range(0, 3)
                        .mapToObj(at -> new String(lines(models(3)).rows().apply(at)))
                        .toArray());
    }

    @Test
    void ofNoModelThereIsNoLine() {
        assertThat(lines(List.of()).whole()).isEmpty();
    }

    @Test
    void aRowIsMadeWhenItsPieceIsAskedForAndNotBefore() {
        List<Model> models = models(300);
        int[] read = {0};
        List<Model> counted = new AbstractList<>() {
            @Override
            public Model get(int index) {
                read[0] = Math.max(read[0], index + 1);
                return models.get(index);
            }

            @Override
            public int size() {
                return models.size();
            }
        };
        var pieces = new RowPieces(lines(counted), Encoding.IDENTITY);

        pieces.next();

        assertThat(read[0]).isBetween(10, 200);
    }

    private RowList object(List<Model> models) {
        return rows.within(Map.of("data", List.of()), "data", Rows.View.NATIVE, models, RowOptions.USUAL);
    }

    private RowList lines(List<Model> models) {
        return rows.lines(Rows.View.NATIVE, models, RowOptions.USUAL);
    }

    private static List<Model> models(int count) {
        return Models.of(
                IntStream.range(0, count).mapToObj(number -> "owner/m" + number).toArray(String[]::new));
    }

    private static byte[] decoded(Encoding encoding, byte[] body) throws IOException {
        return encoding == Encoding.IDENTITY
                ? body
                : new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
}
