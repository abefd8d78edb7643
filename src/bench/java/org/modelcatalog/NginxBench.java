package org.modelcatalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/**
 * Compares the service with nginx, which sends the same bytes as static files, in turn: plain, gzip and 304. Needs
 * {@code wrk} and {@code nginx}. Arguments: rounds, models, and the service as {@code name=command}.
 */
public final class NginxBench {

    private static final Map<String, String> LISTS = lists();
    private static final String WARM_UP = "10s";
    private static final String ROUND = "5s";
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              types { application/json json; }
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              open_file_cache max=100 inactive=1h;
              gzip_static on;
              add_header Vary "Accept, Accept-Encoding";
              add_header Cache-Control "private, max-age=60";
              client_body_temp_path %1$s;
              proxy_temp_path %1$s;
              fastcgi_temp_path %1$s;
              uwsgi_temp_path %1$s;
              scgi_temp_path %1$s;
              server { listen 127.0.0.1:%2$d; root %1$s; }
            }
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Map<String, List<Wrk>> measured = new LinkedHashMap<>();

    private NginxBench(Path folder) {
        this.folder = folder;
    }

    /** Runs it and prints the table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        Path folder = Files.createTempDirectory("nginx");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        new NginxBench(folder)
                .run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Variant.of(arguments[2]));
    }

    private void run(int rounds, int models, Variant variant) throws IOException, InterruptedException {
        Path snapshots = variant.store(models);
        int port = Variant.freePort();
        Process service = variant.start(port, snapshots);
        Process nginx = null;
        try {
            Variant.until(port + 1, "/q/health/ready");
            int nginxPort = Variant.freePort();
            for (var list : LISTS.entrySet()) {
                String uri = "http://127.0.0.1:" + port + "/v1/catalog/models" + list.getValue();
                Files.write(
                        folder.resolve(list.getKey() + ".json"),
                        get(uri, "identity").body());
                Files.write(
                        folder.resolve(list.getKey() + ".json.gz"),
                        get(uri, "gzip").body());
            }
            nginx = nginx(nginxPort);
            Variant.until(nginxPort, "/5.json");
            for (int round = -1; round < rounds; round++) {
                for (var list : LISTS.entrySet()) {
                    round(
                            list.getKey(),
                            "http://127.0.0.1:" + port + "/v1/catalog/models" + list.getValue(),
                            "http://127.0.0.1:" + nginxPort + "/" + list.getKey() + ".json",
                            round < 0);
                }
            }
        } finally {
            service.destroyForcibly();
            if (nginx != null) {
                nginx.destroy();
            }
        }
        print(rounds, models);
    }

    private void round(String list, String ours, String theirs, boolean warmUp)
            throws IOException, InterruptedException {
        for (String form : List.of("identity", "gzip", "304")) {
            for (String uri : List.of(ours, theirs)) {
                Wrk load = Wrk.run(uri, warmUp ? WARM_UP : ROUND, header(uri, form));
                if (!warmUp) {
                    measured.computeIfAbsent(
                                    list + " | " + form + " | " + (uri.equals(ours) ? "ours" : "nginx"),
                                    key -> new ArrayList<>())
                            .add(load);
                }
            }
        }
    }

    private String header(String uri, String form) throws IOException, InterruptedException {
        return form.equals("304")
                ? "If-None-Match: "
                        + get(uri, "identity").headers().firstValue("ETag").orElseThrow()
                : "Accept-Encoding: " + form;
    }

    private Process nginx(int port) throws IOException {
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(folder, port));
        return new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "nginx.log").toFile())
                .start();
    }

    private HttpResponse<byte[]> get(String uri, String encoding) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Accept-Encoding", encoding)
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(uri + " answered " + answer.statusCode());
        }
        return answer;
    }

    private void print(int rounds, int models) {
        System.out.printf("%d rounds of %s, in turn; %d models stored; wrk -t1 -c16; medians%n", rounds, ROUND, models);
        System.out.println("| list | form | ours, requests/s | nginx | ratio | ours, p99 ms | nginx | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String list : LISTS.keySet()) {
            for (String form : List.of("identity", "gzip", "304")) {
                Wrk ours = Wrk.median(measured.get(list + " | " + form + " | ours"));
                Wrk nginx = Wrk.median(measured.get(list + " | " + form + " | nginx"));
                System.out.printf(
                        "| %s | %s | %.0f | %.0f | %.2f | %.2f | %.2f | %.1f |%n",
                        list,
                        form,
                        ours.rate(),
                        nginx.rate(),
                        ours.rate() / nginx.rate(),
                        ours.p99(),
                        nginx.p99(),
                        ours.p99() / nginx.p99());
            }
        }
    }

    private static Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("5", "?limit=5");
        lists.put("50", "?limit=50");
        lists.put("all", "");
        return lists;
    }
}
