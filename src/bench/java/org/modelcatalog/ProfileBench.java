package org.modelcatalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Stream;

/**
 * Profiles the service under repeated requests for one page of 50, after a warm-up: no JSON and no compression. As a
 * control, new pages of uncached rows show that the profile would find both. Needs {@code wrk} and the service's JDK.
 *
 * <p>Ends with an error when a hot phase shows either, or when the control shows none. Arguments: seconds a phase,
 * models, and the service as {@code name=command}.
 */
public final class ProfileBench {

    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final String ZIP = "java.util.zip.";
    /** Includes the streams around it. The rest of the package also reads jars when a class is loaded. */
    private static final String DEFLATER = "java.util.zip.Deflater";

    private static final String OURS = "org.modelcatalog.";
    private static final String WARM_UP = "8s";
    private static final String LIST = "/v1/catalog/models?limit=50";
    private static final Set<String> HOT = Set.of("plain", "gzip", "304");
    private static final String RENDERED = "never the same page, with provenance, gzip";
    private static final Path UNSEEN = Path.of("src", "bench", "unseen.lua");
    private static final int TOP = 12;

    private final String service;
    private final Jcmd jcmd;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private ProfileBench(String service, Jcmd jcmd) {
        this.service = service;
        this.jcmd = jcmd;
    }

    private interface Load {
        Wrk run(String length) throws IOException;
    }

    /** Runs it and prints the tables. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int models = Integer.parseInt(arguments[1]);
        Variant variant = Variant.of(arguments[2]);
        int port = Variant.freePort();
        Process process = variant.start(port, variant.store(models));
        ProfileBench bench;
        try {
            Variant.until(port + 1, "/q/health/ready");
            bench = new ProfileBench("http://127.0.0.1:" + port, new Jcmd(process));
            bench.run(arguments[0] + "s");
        } finally {
            process.destroyForcibly();
        }
        System.out.printf("%s s each, after a warm-up; %d models stored; wrk -t1 -c16%n", arguments[0], models);
        bench.print();
        System.exit(bench.good() ? 0 : 1);
    }

    private void run(String length) throws IOException, InterruptedException {
        HttpResponse<Void> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(service + LIST)).build(), BodyHandlers.discarding());
        String known = "If-None-Match: " + page.headers().firstValue("ETag").orElseThrow();
        Map<String, Load> loads = new LinkedHashMap<>();
        loads.put("plain", time -> Wrk.run(service + LIST, time));
        loads.put("gzip", time -> Wrk.run(service + LIST, time, "Accept-Encoding: gzip"));
        loads.put("304", time -> Wrk.run(service + LIST, time, known));
        loads.put("never the same page, plain", time -> Wrk.run(UNSEEN, service + LIST, time));
        loads.put(
                RENDERED, time -> Wrk.run(UNSEEN, service + LIST + "&provenance=true", time, "Accept-Encoding: gzip"));
        for (var load : loads.entrySet()) {
            load.getValue().run(WARM_UP);
            profiles.put(load.getKey(), recorded(load.getValue(), length));
        }
    }

    private Profile recorded(Load load, String length) throws IOException, InterruptedException {
        Path file = Files.createTempFile("hot", ".jfr").toAbsolutePath();
        jcmd.run("JFR.start", "name=hot", String.join(" ", Profile.SETTINGS));
        load.run(length);
        jcmd.run("JFR.stop", "name=hot", "filename=" + file);
        Profile profile = Profile.read(file);
        Files.delete(file);
        return profile;
    }

    /** New pages of cached rows need a little JSON, for the envelope. */
    private boolean good() {
        List<List<String>> wrong = HOT.stream()
                .map(profiles::get)
                .flatMap(hot -> Stream.of(JACKSON, DEFLATER).flatMap(begin -> hot.with(begin).stream()))
                .toList();
        wrong.forEach(stack -> System.out.println("\nin a hot phase: " + String.join("\n  ", stack)));
        Profile rendered = profiles.get(RENDERED);
        return wrong.isEmpty()
                && !rendered.with(JACKSON).isEmpty()
                && !rendered.with(DEFLATER).isEmpty();
    }

    private void print() {
        System.out.println("| page | samples of Java code | in native calls | with Jackson | with `Deflater`"
                + " | with any `java.util.zip` | with ours |");
        System.out.println("|---|---|---|---|---|---|---|");
        profiles.forEach((name, profile) -> System.out.printf(
                "| %s | %d | %d | %d | %d | %d | %.0f %% |%n",
                name,
                profile.java().size(),
                profile.calls().size(),
                profile.with(JACKSON).size(),
                profile.with(DEFLATER).size(),
                profile.with(ZIP).size(),
                100 * profile.share(OURS)));
        profiles.forEach((name, profile) -> {
            System.out.printf("%n| %s: innermost method | %% of the samples of Java code |%n|---|---|%n", name);
            profile.innermost(TOP)
                    .forEach((method, share) -> System.out.printf("| `%s` | %.1f |%n", method, 100 * share));
        });
    }
}
