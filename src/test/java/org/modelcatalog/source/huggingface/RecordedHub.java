package org.modelcatalog.source.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Suppliers;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.json.UnusableRecordException;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** Makes rows from the recorded records of the Hub and its router. */
public final class RecordedHub {

    private static final String[] LISTS = {"lists"};
    private static final String[] DETAILS = {"details", "details_expand"};

    // made once for all tests of a run
    private static final Supplier<List<RecordedModel>> LISTED = Suppliers.memoize(() -> rows(LISTS));
    private static final Supplier<List<RecordedModel>> DETAILED = Suppliers.memoize(() -> rows(DETAILS));
    private static final Supplier<List<Model>> CATALOG = Suppliers.memoize(RecordedHub::assembled);

    private RecordedHub() {}

    /** Returns elements of lists, with the Hub's default fields. */
    public static List<RecordedModel> lists() {
        return LISTED.get();
    }

    /** Returns records of single models. */
    public static List<RecordedModel> details() {
        return DETAILED.get();
    }

    /** Returns the router's list, with the rows of the {@linkplain #catalog() catalog}. */
    public static List<RecordedModel> router() {
        Map<String, Model> rows =
                catalog().stream().collect(Collectors.toMap(row -> ModelId.key(row.id()), Function.identity()));
        return RecordedData.listed("router").stream()
                .map(json -> new RecordedModel(
                        json, rows.get(ModelId.key(json.path("id").asText()))))
                .toList();
    }

    /** Returns the catalog of all recordings: the fullest record of each model, joined with the router's list. */
    public static List<Model> catalog() {
        return CATALOG.get();
    }

    private static List<Model> assembled() {
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

    private static List<RecordedModel> rows(String... folders) {
        var normalizer = new HubNormalizer(
                Stream.of(DETAILS, LISTS)
                        .flatMap(all -> RecordedData.hubRecords(all).stream())
                        .map(RecordedHub::record)
                        .toList(),
                Instant.EPOCH);
        return RecordedData.hubRecords(folders).stream()
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
