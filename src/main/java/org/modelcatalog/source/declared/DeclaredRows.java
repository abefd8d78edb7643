package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * Reads a page of a declared gateway's list.
 *
 * @param gateway slug
 * @param limit records of a page at most
 * @param at when the fetch began
 */
record DeclaredRows(Kind kind, String gateway, int limit, Instant at) {

    /** Models of one record at most. */
    private static final int MOST_EACH = 100;

    /** The rows of one record, and those that are none, by reason. */
    private record Rows(List<Model> models, Map<String, Integer> skipped) {}

    Records<Model> read(BodyBytes body) {
        var reader = new RecordReader<Rows>(gateway, limit, this::rows);
        Records<Rows> page = kind.records().isEmpty()
                ? reader.list(body.bytes(), body.length())
                : reader.listIn(kind.records(), body.bytes(), body.length());
        Map<String, Integer> skipped = new HashMap<>(page.skipped());
        page.records()
                .forEach(record ->
                        record.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum)));
        return new Records<>(
                page.records().stream()
                        .flatMap(record -> record.models().stream())
                        .toList(),
                skipped,
                page.envelope());
    }

    private Rows rows(JsonNode json) throws UnusableRecordException {
        if (kind.each() == null) {
            return new Rows(List.of(DeclaredRecord.row(kind, gateway, json, at)), Map.of());
        }
        var models = new ArrayList<Model>();
        var skipped = new HashMap<String, Integer>();
        JsonNode each = json.path(kind.each());
        for (int i = 0; i < each.size(); i++) {
            try {
                if (i >= MOST_EACH || !each.path(i).isObject()) {
                    throw new UnusableRecordException(i >= MOST_EACH ? "beyond_page" : "not_an_object");
                }
                models.add(DeclaredRecord.row(kind, gateway, whole(json, each.path(i)), at));
            } catch (UnusableRecordException unusable) {
                skipped.merge(unusable.reason(), 1, Integer::sum);
            }
        }
        return new Rows(models, skipped);
    }

    /** What is said of all models of a record holds for each that does not say it for itself. */
    private static JsonNode whole(JsonNode record, JsonNode model) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        record.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        model.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        return whole;
    }
}
