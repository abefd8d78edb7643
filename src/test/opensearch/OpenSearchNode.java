import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** A node of OpenSearch with the modules that its distributions have. Run from source, with its jars on the class path. */
final class OpenSearchNode extends Node {

    private OpenSearchNode(Environment environment) {
        super(
                environment,
                List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, ReindexPlugin.class),
                false);
    }

    /** @param settings {@code path.home=…} and others; the node ends with its input */
    public static void main(String[] settings) throws Exception {
        var all = Settings.builder();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Settings built = all.build();
        Files.createDirectories(Path.of(built.get("path.home"), "config"));
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(built, Map.of(), null, () -> built.get("node.name"));
        LogConfigurator.setNodeName(built.get("node.name"));
        Node node = new OpenSearchNode(environment).start();
        while (System.in.read() >= 0) {
            // until whoever started it is gone
        }
        node.close();
        System.exit(0);
    }
}
