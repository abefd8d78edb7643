package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.openai.OpenAiList;
import org.modelcatalog.api.openai.OpenAiModel;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

/** A list that is put together is the list that would be written as a whole. */
class RowCacheTest {

    private static final RowOptions USUAL = RowOptions.USUAL;

    private final CountingMapper json = new CountingMapper();
    private final RowCache rows = new RowCache(new JsonWriter(json), 1 << 20);
    private final CatalogSnapshot snapshot = CatalogSnapshot.of(
            Gateway.HUGGING_FACE,
            new FetchedModels(
                    Models.of("a/b", "c/d", "\"data\":[]/e"),
                    Map.of(),
                    Instant.parse("2026-01-15T09:30:00Z"),
                    List.of()));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aNativeList(int limit) throws JsonProcessingException {
        Page<Model> page = Page.of(snapshot.models(), 0, limit);

        assertThat(list(Envelope.around(snapshot, page, null, null), ModelRow.VIEW, page, USUAL))
                .isEqualTo(json.writeValueAsString(Envelope.of(snapshot, page, model -> ModelRow.of(model, USUAL))));
    }

    @Test
    void aListForOpenAiClients() throws JsonProcessingException {
        Page<Model> page = Page.of(snapshot.models(), 1, null);

        assertThat(list(new OpenAiList(Envelope.around(snapshot, page, null, null)), OpenAiModel.VIEW, page, USUAL))
                .isEqualTo(json.writeValueAsString(
                        new OpenAiList(Envelope.of(snapshot, page, model -> OpenAiModel.of(model, USUAL)))));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void rowsWithOptionsAreAsTheyAreAskedFor(boolean includeHub, boolean provenance) throws JsonProcessingException {
        var options = new RowOptions(includeHub, provenance, List.of());
        Page<Model> page = Page.of(snapshot.models(), 0, null);
        list(Envelope.around(snapshot, page, null, null), ModelRow.VIEW, page, USUAL);

        assertThat(list(Envelope.around(snapshot, page, null, null), ModelRow.VIEW, page, options))
                .isEqualTo(json.writeValueAsString(Envelope.of(snapshot, page, model -> ModelRow.of(model, options))));
    }

    @Test
    void aRowIsRenderedOnceForAllPagesThatItIsOn() {
        Page<Model> whole = Page.of(snapshot.models(), 0, null);
        list(Envelope.around(snapshot, whole, null, null), ModelRow.VIEW, whole, USUAL);
        json.written.clear();

        Page<Model> page = Page.of(snapshot.models(), 1, 2);
        list(Envelope.around(snapshot, page, null, null), ModelRow.VIEW, page, USUAL);

        assertThat(json.written).hasOnlyElementsOfType(Envelope.class);
    }

    @Test
    void anotherModelOfTheSameIdHasARowOfItsOwn() {
        Page<Model> before = Page.of(Models.of("a/b"), 0, null);
        list(Envelope.around(snapshot, before, null, null), ModelRow.VIEW, before, USUAL);
        json.written.clear();

        Page<Model> after = Page.of(Models.of("a/b"), 0, null);
        list(Envelope.around(snapshot, after, null, null), ModelRow.VIEW, after, USUAL);

        assertThat(json.written).hasAtLeastOneElementOfType(ModelRow.class);
    }

    private String list(Object envelope, RowView view, Page<Model> page, RowOptions options) {
        return new String(
                rows.within(envelope, "data", view, page.items(), options).whole(), StandardCharsets.UTF_8);
    }

    private static final class CountingMapper extends ObjectMapper {

        private static final long serialVersionUID = 1;

        private final transient List<Object> written = new ArrayList<>();

        @Override
        public byte[] writeValueAsBytes(Object value) throws JsonProcessingException {
            written.add(value);
            return super.writeValueAsBytes(value);
        }
    }
}
