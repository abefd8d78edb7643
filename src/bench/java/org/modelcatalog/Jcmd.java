package org.modelcatalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries a JVM with the {@code jcmd} of its own JDK. */
record Jcmd(Process jvm) {

    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");

    /** Returns the output of a command. */
    String run(String... command) throws IOException, InterruptedException {
        String java = jvm.info().command().orElseThrow();
        var line = new ArrayList<>(List.of(Path.of(java).resolveSibling("jcmd").toString(), "" + jvm.pid()));
        line.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(line + ": " + said);
        }
        return said;
    }

    /** Returns the used bytes of the heap after a full collection. */
    long live() throws IOException, InterruptedException {
        run("GC.run");
        Matcher used = USED.matcher(run("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("no heap in what jcmd says");
        }
        return 1024 * Long.parseLong(used.group(1));
    }
}
