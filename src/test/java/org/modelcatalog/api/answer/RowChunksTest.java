package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class RowChunksTest {

    private static final int ROW = 2000;

    private final JsonWriter json = new JsonWriter();
    private final RowCache rows = new RowCache(json, 1 << 20);

    @Property(tries = 50)
    void piecesOneBehindTheOtherAreTheWholeList(
            @ForAll @IntRange(max = 300) int models, @ForAll Encoding encoding, @ForAll boolean lines)
            throws IOException {
        JsonRows list = lines ? lines(models(models)) : object(models(models));
        var sent = new ByteArrayOutputStream();

        new RowChunks(list, encoding).forEachRemaining(sent::writeBytes);

        assertThat(decoded(encoding, sent.toByteArray())).isEqualTo(list.whole());
    }

    @Test
    void noPieceIsLongerThanItMayBeAndOneRow() {
        var pieces = new RowChunks(lines(models(300)), Encoding.IDENTITY);

        assertThat(pieces)
                .toIterable()
                .hasSizeGreaterThan(2)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThan(RowChunks.PIECE + ROW));
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
        var pieces = new RowChunks(lines(counted), Encoding.IDENTITY);

        pieces.next();

        assertThat(read[0]).isBetween(10, 200);
    }

    private JsonRows object(List<Model> models) {
        return rows.within(Map.of("data", List.of()), "data", ModelRow.VIEW, models, RowOptions.USUAL);
    }

    private JsonRows lines(List<Model> models) {
        return rows.lines(ModelRow.VIEW, models, RowOptions.USUAL);
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
