package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The scripts of {@code src/test/node} and the npm packages that they use, in a folder of their own. Where Node or npm is
 * not installed the test is skipped, but not in CI.
 */
final class NodeClients {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node-clients");

    private static NodeClients installed;

    private final Path folder;

    private NodeClients(Path folder) {
        this.folder = folder;
    }

    /** With the very versions of the lock file, installed by the first who asks. */
    static synchronized NodeClients installed() {
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
        var clients = new NodeClients(folder);
        clients.run("install.log", List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
        return clients;
    }

    /** What a script says of a service, in JSON. */
    JsonNode say(String script, URI service) {
        try {
            return new ObjectMapper().readTree(run(script + ".log", List.of("node", script, service.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(String log, List<String> command) {
        Path output = folder.resolve(log);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended).as("%s ends", command).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } catch (IOException e) {
            Assumptions.assumeTrue(System.getenv("CI") != null, command.get(0) + " is not installed");
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
