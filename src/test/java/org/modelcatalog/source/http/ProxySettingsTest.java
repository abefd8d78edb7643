package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelcatalog.source.http.LinkClient.body;
import static org.modelcatalog.source.http.LinkClient.uri;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.TestConfig;

@QuarkusTest
class ProxySettingsTest {

    private static final URI HUB = URI.create("http://hub.invalid/api/models");

    @AutoClose
    private final LinkClient links = new LinkClient();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void anHttpUpstreamIsAskedByTheProxyWithItsLogin() {
        String proxy = "http://me:made%40up@127.0.0.1:" + proxy().actualPort();

        assertThat(succeeds(body(links.of(HUB, Map.of(), 4, Map.of("proxy.http", proxy)), HUB))
                        .text())
                .isEqualTo("by proxy");

        // me:made@up
        assertThat(asked).containsExactly("GET http://hub.invalid/api/models Basic bWU6bWFkZUB1cA==");
    }

    @Test
    void anHttpsUpstreamIsAskedByATunnelOfTheProxy() {
        URI secure = URI.create("https://hub.invalid/");
        String proxy = "127.0.0.1:" + proxy().actualPort();

        assertThat(fails(body(links.of(secure, Map.of(), 4, Map.of("proxy.https", proxy)), secure))
                        .reason())
                .isEqualTo(Reason.UNREACHABLE);

        assertThat(asked).containsExactly("CONNECT hub.invalid:443 null");
    }

    @Test
    void anExceptionIsAskedWithoutTheProxy() {
        HttpServer server = links.serve(request -> request.response().end("itself"));
        var settings = Map.of(
                "proxy.http", "http://127.0.0.1:" + proxy().actualPort(), "proxy.except", "hub.invalid,127.0.0.1");

        assertThat(succeeds(body(links.of(uri(server), Map.of(), 4, settings), uri(server)))
                        .text())
                .isEqualTo("itself");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://hub.example           | *                        | true
            https://hub.example           | hub.example              | true
            https://HUB.example           | Hub.Example              | true
            https://hub.example           | other.example,hub.example| true
            https://hub.example           | .example                 | true
            https://hub.example           | *.example                | true
            https://hub.example           | example                  | true
            https://hub.example           | ub.example               | false
            https://hub.example           | hub.example.org          | false
            https://hub.example           | hub.example:443          | true
            https://hub.example           | hub.example:8443         | false
            https://hub.example:8443      | .example:8443            | true
            https://127.0.0.1             | 127.0.0.1                | true
            https://127.0.0.1             | 27.0.0.1                 | false
            https://[::1]:8443            | ::1                      | true
            https://[::1]:8443            | [::1]:8443               | true
            https://[::1]:8443            | [::1]:443                | false
            https://hub.example           | ' , '                    | false
            """)
    void exceptionsAreHostsDomainsAndPorts(URI endpoint, String except, boolean direct) {
        var settings = settings(Map.of("proxy.https", "proxy.example:3128", "proxy.except", except));

        assertThat(settings.of(new Endpoint(endpoint)).orElseThrow() == ProxySettings.Proxy.NONE)
                .isEqualTo(direct);
    }

    @Test
    void eachSchemeHasItsOwn() {
        var settings = settings(Map.of("proxy.https", "http://proxy.example:3128"));

        assertThat(settings.of(new Endpoint(URI.create("https://hub.example"))))
                .hasToString("Optional[proxy.example:3128]");
        assertThat(settings.of(new Endpoint(URI.create("http://hub.example")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://me:made-up@proxy", "https://me:made-up@proxy", "http://", "http://made up", "::"})
    void whatIsNoProxyIsRejectedAndNotShown(String url) {
        assertThatThrownBy(() -> settings(Map.of("proxy.https", url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("made")
                .hasNoCause();
    }

    @Test
    void theLoginIsNotPrinted() {
        var proxy = ProxySettings.Proxy.of(URI.create("http://me:made-up@proxy.example:3128"));

        assertThat(proxy).hasToString("proxy.example:3128");
    }

    private static ProxySettings settings(Map<String, String> settings) {
        return new ProxySettings(TestConfig.with(settings).proxy());
    }

    /** Answers by itself, and opens no tunnel. */
    private HttpServer proxy() {
        return links.serve(request -> {
            asked.add(request.method() + " " + request.uri() + " " + request.getHeader("Proxy-Authorization"));
            boolean tunnel = request.method().equals(HttpMethod.CONNECT);
            request.response().setStatusCode(tunnel ? 502 : 200).end(tunnel ? "" : "by proxy");
        });
    }
}
