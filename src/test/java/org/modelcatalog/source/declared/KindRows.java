package org.modelcatalog.source.declared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.json.Records;

/** Reads lists by a kind, without asking for them. */
final class KindRows {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final String GATEWAY = "acme-gateway";

    private KindRows() {}

    /** Returns a kind as in an operator's file. */
    static Kind kind(String yaml) {
        return Kinds.parsed("mine", "mine.yaml", yaml.getBytes(UTF_8));
    }

    static Records<Model> read(Kind kind, String answer) {
        return new DeclaredRows(kind, GATEWAY, 1000, NOW).read(BodyBytes.of(answer.getBytes(UTF_8)));
    }

    /** Returns the rows of the made-up answer of one of our kinds. */
    static Records<Model> shipped(String kind) {
        return read(Kinds.shipped(kind), answer(kind));
    }

    static String answer(String kind) {
        try {
            return Files.readString(Path.of("src", "test", "resources", "gateways", kind + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model row(Records<Model> rows, String id) {
        List<Model> found =
                rows.records().stream().filter(row -> row.id().equals(id)).toList();
        return found.get(0);
    }
}
