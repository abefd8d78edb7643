package org.modelcatalog.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs programs that are not part of the project. */
public final class Tool {

    private Tool() {}

    /** Returns the output of a program; fails when the program fails. Without it the test is skipped, except in CI. */
    public static String run(Path folder, String... command) {
        Process process = null;
        try {
            Path said = Files.createTempFile("tool", ".log");
            process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ends", command[0])
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } catch (IOException e) {
            Assumptions.assumeTrue(System.getenv("CI") != null, command[0] + " is not installed");
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
