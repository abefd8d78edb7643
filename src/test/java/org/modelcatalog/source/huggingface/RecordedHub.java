package org.modelcatalog.source.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.json.UnusableRecordException;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** Rows of what was recorded of the Hub and of its router. */
public final class RecordedHub {

    private static final String[] LISTS = {"lists"};
    private static final String[] DETAILS = {"details", "details_expand"};

    private RecordedHub() {}

    /** Elements of lists, with the fields that the Hub gives when it is not asked for others. */
    public static List<RecordedModel> lists() {
        return rows(RecordedData.hubRecords(LISTS));
    }

    /** HubRecords of single models. */
    public static List<RecordedModel> details() {
        return rows(RecordedData.hubRecords(DETAILS));
    }

    /** What the router lists, with the row that the catalog of all records has for it. */
    public static List<RecordedModel> router() {
        Map<String, Model> rows =
                catalog().stream().collect(Collectors.toMap(row -> ModelId.key(row.id()), Function.identity()));
        return RecordedData.listed("router").stream()
                .map(json -> new RecordedModel(
                        json, rows.get(ModelId.key(json.path("id").asText()))))
                .toList();
    }

    /** The catalog of all that was recorded: of each model the fullest record, and the router's word. */
    public static List<Model> catalog() {
        var page = new HubPage(fullest().stream().map(RecordedHub::record).toList(), Map.of());
        var part = new HubPart.Brought("recorded", HubPart.Kind.WALK, List.of(page), null);
        List<RouterRecord> said = RecordedData.listed("router").stream()
                .map(RecordedHub::routerModel)
                .toList();
        return HubAssembly.of(
                        List.of(part), new RouterAnswer(true, said, Map.of(), null), FetchedModels.NONE, Instant.EPOCH)
                .models();
    }

    private static Collection<JsonNode> fullest() {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        Stream.of(DETAILS, LISTS)
                .flatMap(folders -> RecordedData.hubRecords(folders).stream())
                .sorted(Comparator.comparing(JsonNode::size).reversed())
                .forEach(json -> records.putIfAbsent(ModelId.key(RecordedData.id(json)), json));
        return records.values();
    }

    private static List<RecordedModel> rows(List<JsonNode> recorded) {
        var normalizer = new HubNormalizer(
                RecordedData.hubRecords("details", "details_expand", "lists").stream()
                        .map(RecordedHub::record)
                        .toList(),
                Instant.EPOCH);
        return recorded.stream()
                .map(json -> new RecordedModel(json, normalizer.row(record(json), List.of())))
                .toList();
    }

    /** @throws UpstreamException when the record is not usable */
    private static HubRecord record(JsonNode json) {
        return HubPageReader.single(HubRecords.body(json.toString()));
    }

    private static RouterRecord routerModel(JsonNode json) {
        try {
            return RouterRecord.read(json);
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
