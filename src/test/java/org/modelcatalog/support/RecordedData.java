package org.modelcatalog.support;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads recorded responses of the upstreams: {@code RECORDED_DATA} names a folder with {@code lists/},
 * {@code details/}, {@code details_expand/} (JSON files of the Hub's records, or of exchanges with a {@code body}), {@code
 * router/}, {@code openrouter/} (JSON files with the list in {@code data}) and {@code golden_names.json}.
 */
public final class RecordedData {

    /** The environment variable that names the folder. */
    public static final String FOLDER = "RECORDED_DATA";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, List<JsonNode>> FOLDERS = new ConcurrentHashMap<>();

    private RecordedData() {}

    public static Path file(String name) {
        return Path.of(System.getenv(FOLDER)).resolve(name);
    }

    /** Returns the Hub's records of these folders, in the order of the file names. */
    public static List<JsonNode> hubRecords(String... folders) {
        List<JsonNode> records = new ArrayList<>();
        for (String folder : folders) {
            files(folder).forEach(file -> collect(file, records));
        }
        return records;
    }

    /** Returns the elements of a folder's lists, in the order of the file names. */
    public static List<JsonNode> listed(String folder) {
        List<JsonNode> elements = new ArrayList<>();
        files(folder).forEach(file -> file.path("data").forEach(elements::add));
        return elements;
    }

    /** Returns the id of a Hub record, or null. */
    public static String id(JsonNode json) {
        return json.path("id").asText(json.path("modelId").asText(null));
    }

    /** Parses each folder once; callers must not change the result. */
    private static List<JsonNode> files(String folder) {
        return FOLDERS.computeIfAbsent(folder, RecordedData::readAll);
    }

    private static List<JsonNode> readAll(String folder) {
        try (Stream<Path> files = Files.list(file(folder))) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(RecordedData::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode json, List<JsonNode> records) {
        if (json.isArray()) {
            json.forEach(element -> collect(element, records));
        } else if (json.has("body")) {
            collect(json.get("body"), records);
        } else if (json.isObject() && id(json) != null) {
            records.add(json);
        }
    }
}
