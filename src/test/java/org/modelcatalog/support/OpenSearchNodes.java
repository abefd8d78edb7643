package org.modelcatalog.support;

import io.quarkus.bootstrap.resolver.maven.MavenArtifactResolver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;

/**
 * Nodes of OpenSearch on loopback, each in a process of its own, with jars that are on no class path of this project. They end
 * with this process.
 */
public final class OpenSearchNodes implements AutoCloseable {

    private static final String VERSION = "2.19.6";
    private static final List<String> JARS = List.of(
            "org.opensearch:opensearch:" + VERSION,
            "org.opensearch.plugin:transport-netty4-client:" + VERSION,
            "org.opensearch.plugin:analysis-common:" + VERSION,
            "org.opensearch.plugin:reindex-client:" + VERSION,
            "org.apache.logging.log4j:log4j-core:2.25.4");
    private static final String SHARED = "opensearch.of.tests";
    private static final Duration STARTS = Duration.ofMinutes(3);

    private final List<Node> nodes = new ArrayList<>();

    private record Node(int port, Process process) {}

    private OpenSearchNodes() {}

    /** The base URL of one node that all tests of this process share. */
    public static synchronized String shared() {
        String uri = System.getProperty(SHARED);
        if (uri == null) {
            uri = start(1).uris();
            System.setProperty(SHARED, uri);
        }
        return uri;
    }

    /** Starts a cluster that is soon there. */
    public static OpenSearchNodes start(int count) {
        return start(count, List.of("-Xmx" + (count == 1 ? 512 : 320) + "m", "-XX:TieredStopAtLevel=1"));
    }

    /** Starts a cluster of nodes with these options of Java. */
    @SuppressWarnings("resource") // the caller closes it
    public static OpenSearchNodes start(int count, List<String> options) {
        var cluster = new OpenSearchNodes();
        try {
            cluster.begin(count, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("nodes of OpenSearch")
                .atMost(STARTS)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> cluster.nodes.stream().allMatch(node -> answers(node, count)));
        return cluster;
    }

    /** Their base URLs, comma-separated. */
    public String uris() {
        return nodes.stream().map(node -> "http://127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    /** Ends a node as a crash does. */
    public void kill(int node) {
        nodes.get(node).process().destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process().destroyForcibly());
        nodes.forEach(node -> node.process().onExit().join());
    }

    private void begin(int count, List<String> options) throws IOException {
        String jars = jars();
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "opensearch")), "cluster");
        List<Integer> ports = freePorts(2 * count);
        String transports = ports.subList(count, 2 * count).stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
        for (int node = 0; node < count; node++) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of(
                    "-XX:+UseSerialGC",
                    "-cp",
                    jars,
                    Path.of("src", "test", "opensearch", "OpenSearchNode.java").toString(),
                    "path.home=" + home.resolve("node" + node).toAbsolutePath(),
                    "node.name=node" + node,
                    "cluster.name=tests",
                    "http.host=127.0.0.1",
                    "transport.host=127.0.0.1",
                    "http.port=" + ports.get(node),
                    "transport.port=" + ports.get(count + node),
                    "cluster.routing.allocation.disk.threshold_enabled=false"));
            command.addAll(
                    count == 1
                            ? List.of("discovery.type=single-node")
                            : List.of(
                                    "discovery.seed_hosts=" + transports,
                                    "cluster.initial_cluster_manager_nodes=node0,node1,node2",
                                    "cluster.fault_detection.leader_check.timeout=2s"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("node" + node + ".log").toFile())
                    .start();
            nodes.add(new Node(ports.get(node), process));
        }
    }

    private static boolean answers(Node node, int count) {
        if (!node.process().isAlive()) {
            throw new IllegalStateException("a node of OpenSearch has ended; see target/opensearch");
        }
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + node.port()
                            + "/_cluster/health?wait_for_nodes=" + count + "&timeout=1s")
                    .toURL()
                    .openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String jars() throws IOException {
        try {
            var maven =
                    MavenArtifactResolver.builder().setWorkspaceDiscovery(false).build();
            List<Dependency> wanted = JARS.stream()
                    .map(jar -> new Dependency(new DefaultArtifact(jar), "runtime"))
                    .toList();
            var found = maven.getSystem()
                    .resolveDependencies(
                            maven.getSession(),
                            new DependencyRequest(new CollectRequest(wanted, null, maven.getRepositories()), null));
            Stream<File> files = found.getArtifactResults().stream()
                    .map(result -> result.getArtifact().getFile());
            return files.map(File::getPath).collect(Collectors.joining(File.pathSeparator));
        } catch (Exception e) {
            throw new IOException("the jars of OpenSearch cannot be resolved", e);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int port = 0; port < count; port++) {
            var socket = new ServerSocket(0);
            open.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : open) {
            socket.close();
        }
        return ports;
    }
}
