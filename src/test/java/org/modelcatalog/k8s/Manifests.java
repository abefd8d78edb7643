package org.modelcatalog.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.modelcatalog.support.Tool;

/** Reads the manifests in {@code k8s} and renders them with kubectl. */
final class Manifests {

    static final Path FOLDER = Path.of("k8s");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    /** Returns every manifest, without kustomization and JSON files. */
    static List<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> documents(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders an overlay with {@code kubectl kustomize}. */
    static List<JsonNode> rendered(String overlay) {
        return kustomized(FOLDER.resolve("overlays").resolve(overlay));
    }

    /** Renders an overlay outside the project that uses a component. */
    static List<JsonNode> rendered(String overlay, String component, Path folder) throws IOException {
        Path from = folder.toRealPath();
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                String.format(
                        "resources: [%s]%ncomponents: [%s]%n",
                        from.relativize(
                                FOLDER.resolve("overlays").resolve(overlay).toRealPath()),
                        from.relativize(
                                FOLDER.resolve("components").resolve(component).toRealPath())));
        return kustomized(folder);
    }

    private static List<JsonNode> kustomized(Path folder) {
        return documents(Tool.run(Path.of(""), "kubectl", "kustomize", folder.toString()));
    }
}
