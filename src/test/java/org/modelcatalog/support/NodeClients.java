package org.modelcatalog.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Runs the scripts of {@code src/test/node} with their npm packages, in a folder of their own. Without Node or npm the test
 * is skipped, except in CI.
 */
public final class NodeClients {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node-clients");

    private static NodeClients installed;

    private final Path folder;

    private NodeClients(Path folder) {
        this.folder = folder;
    }

    /** Installs the versions of the lock file once. */
    public static synchronized NodeClients installed() {
        if (installed == null) {
            installed = installed(FOLDER);
        }
        return installed;
    }

    private static NodeClients installed(Path folder) {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            Files.createDirectories(folder);
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(folder, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        return new NodeClients(folder);
    }

    /** Returns a script's JSON output about a service. */
    public JsonNode say(String script, URI service) {
        try {
            return new ObjectMapper().readTree(Tool.run(folder, "node", script, service.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
