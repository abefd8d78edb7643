package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class CursorTest {

    @Property
    void followingCursorsVisitsEveryModelOnceInOrder(
            @ForAll @UniqueElements List<@IntRange(max = 999) Integer> all,
            @ForAll @IntRange(min = 1, max = 50) int limit) {
        CatalogSnapshot snapshot = snapshot(all);

        assertThat(walk(Page.of(snapshot.models(), 0, limit), snapshot)).isEqualTo(snapshot.models());
    }

    @Property
    void modelsThatStayInTheirOrderComeOnceThoughTheCatalogIsReplaced(
            @ForAll @UniqueElements @Size(min = 2) List<@IntRange(max = 999) Integer> all,
            @ForAll @UniqueElements List<@IntRange(min = 1000, max = 1999) Integer> before,
            @ForAll Set<@IntRange(max = 50) Integer> gone,
            @ForAll @IntRange(min = 1, max = 50) int limit) {
        CatalogSnapshot first = snapshot(all);
        Page<Model> page = Page.of(first.models(), 0, limit);
        Model last = page.items().get(page.items().size() - 1);
        List<Integer> later = new ArrayList<>(before);
        all.stream()
                .filter(number -> !gone.contains(number) || id(number).equals(last.id()))
                .forEach(later::add);
        CatalogSnapshot second = snapshot(later);

        List<String> expected = all.stream()
                .map(CursorTest::id)
                .skip(limit)
                .filter(id -> second.find(id).isPresent())
                .toList();
        assertThat(Cursor.after(page, first, "")
                        .map(cursor ->
                                walk(Page.of(second.models(), cursor.resume(second, second.models()), limit), second))
                        .orElse(List.of()))
                .extracting(Model::id)
                .isEqualTo(expected);
    }

    @Test
    void behindAModelThatIsGoneItGoesOnWhereItWouldHaveBegun() {
        CatalogSnapshot first = snapshot(List.of(1, 2, 3, 4));
        CatalogSnapshot second = snapshot(List.of(1, 3, 4));
        Cursor cursor = Cursor.after(Page.of(first.models(), 0, 2), first, "").orElseThrow();

        assertThat(cursor.resume(second, second.models())).isEqualTo(2);
    }

    @Test
    void theLastPageHasNone() {
        CatalogSnapshot snapshot = snapshot(List.of(1, 2));

        assertThat(Cursor.after(Page.of(snapshot.models(), 1, 1), snapshot, "")).isEmpty();
    }

    @Test
    void itTellsWhenAnotherCatalogIsServed() {
        var cursor = new Cursor(snapshot(List.of(1)).id(), "", 1, "a/b");

        assertThat(List.of(snapshot(List.of(1)), snapshot(List.of(2))))
                .extracting(cursor::isOutdated)
                .containsExactly(false, true);
    }

    @Property
    void itIsReadAsItWasWritten(@ForAll String last, @ForAll @IntRange(max = 999_999_999) int offset) {
        var cursor = new Cursor("8f14e", "7c", offset, last.substring(0, Math.min(last.length(), 200)));

        assertThat(Cursor.parse(cursor.toString()).map(Cursor::offset)).contains(offset);
    }

    @Property
    void whatIsNoneIsNone(@ForAll String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2\na\nb\n1\nc", "1\na\nb\n-1\nc", "1\na\nb\n4294967296\nc", "1\na\nb\n\nc"})
    void whatOnlyLooksLikeOneIsNone(String plain) {
        assertThat(Cursor.parse(Base64.getUrlEncoder().encodeToString(plain.getBytes())))
                .isEmpty();
    }

    @Test
    void theFingerprintDependsOnEveryPartOfAQuery() {
        assertThat(List.of(
                        Cursor.fingerprint("hug", "a"), Cursor.fingerprint("all", "a"), Cursor.fingerprint("hug", "b")))
                .doesNotHaveDuplicates();
    }

    private static List<Model> walk(Page<Model> from, CatalogSnapshot snapshot) {
        List<Model> visited = new ArrayList<>(from.items());
        Optional<Cursor> next = Cursor.after(from, snapshot, "");
        while (next.isPresent()) {
            Cursor cursor = Cursor.parse(next.get().toString()).orElseThrow();
            Page<Model> page = Page.of(snapshot.models(), cursor.resume(snapshot, snapshot.models()), from.limit());
            visited.addAll(page.items());
            next = Cursor.after(page, snapshot, "");
        }
        return visited;
    }

    private static CatalogSnapshot snapshot(List<Integer> numbers) {
        return CatalogSnapshot.of(
                Gateway.HUGGING_FACE,
                new FetchedModels(
                        Models.of(numbers.stream().map(CursorTest::id).toArray(String[]::new)),
                        Map.of(),
                        Instant.parse("2026-01-15T09:30:00Z"),
                        List.of()));
    }

    private static String id(int number) {
        return "owner/model-" + number;
    }
}
