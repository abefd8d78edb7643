package org.modelcatalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A list with every row of a catalog, fetched by {@code curl}.
 *
 * @param said curl's output: its exit code, the status, bytes and seconds
 * @param rows number of rows; -1 = the list is incomplete
 */
record WholeList(String said, int rows) {

    static WholeList fetch(String uri) throws IOException, InterruptedException {
        Path file = Files.createTempFile("whole", ".json");
        try {
            Process curl = new ProcessBuilder(
                            "curl",
                            "-s",
                            "--max-time",
                            "60",
                            "-o",
                            file.toString(),
                            "-w",
                            "%{http_code} | %{size_download} | %{time_starttransfer} | %{time_total}",
                            uri)
                    .start();
            String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = curl.waitFor();
            return new WholeList((exit == 0 ? "" : "curl " + exit + ", ") + said, rows(file));
        } finally {
            Files.delete(file);
        }
    }

    private static int rows(Path file) throws IOException {
        int rows = 0;
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                if (parser.currentToken() == null) {
                    return -1;
                }
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.skipChildren();
                rows++;
            }
            while (parser.nextToken() != null) {
                parser.skipChildren(); // to the end, so that one cut off is found out
            }
            return rows;
        } catch (JsonParseException notWhole) {
            return -1;
        }
    }
}
