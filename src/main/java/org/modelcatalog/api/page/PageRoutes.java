package org.modelcatalog.api.page;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.modelcatalog.api.access.ApiKeys;
import org.modelcatalog.api.answer.Encoding;
import org.modelcatalog.api.answer.IfNoneMatch;
import org.modelcatalog.config.CatalogConfig;

/**
 * The routes of the page. They need no API key: the files are the same for everyone, and the page asks its reader for a key
 * when the API wants one. With {@code CATALOG_PAGE=false} there are none.
 */
@Singleton
class PageRoutes {

    /** One document for all: its script reads the address. */
    private static final List<String> PAGES =
            List.of("/", "/model/*", "/compare", "/changes", "/charts", "/status", "/docs/*");

    private static final String VERSION = "version";

    /** Before the filter that asks for API keys; the filters of Quarkus have smaller orders. */
    private static final int BEFORE_KEYS = -201;

    /** Scripts, styles and requests of this service alone, nothing within the document. */
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final boolean open;
    private final ApiKeys keys;
    private final Uni<PageFiles> files;

    PageRoutes(CatalogConfig config, ApiKeys keys) {
        open = config.page();
        this.keys = keys;
        Uni<PageFiles> read =
                Uni.createFrom().item(PageFiles::read).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        // in dev mode a changed file is to be seen with the next request
        files = LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? read
                : read.memoize().indefinitely();
    }

    void install(@Observes Router router) {
        if (!open) {
            return;
        }
        PAGES.forEach(path -> serve(router.route(path), this::page));
        serve(router.route("/page/:" + VERSION + "/*"), this::asset);
    }

    private void serve(Route route, Handler<RoutingContext> handler) {
        // without keys it stays behind kept answers, which most requests get
        if (keys.configured()) {
            route.order(BEFORE_KEYS);
        }
        route.method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    private void page(RoutingContext route) {
        with(route, all -> {
            route.response().putHeader("Content-Security-Policy", POLICY);
            send(route, all.document(), ASK_EACH_TIME);
        });
    }

    private void asset(RoutingContext route) {
        with(route, all -> {
            String version = route.pathParam(VERSION);
            String prefix = "/page/" + version + "/";
            String path = route.normalizedPath();
            all.asset(path.startsWith(prefix) ? path.substring(prefix.length()) : "")
                    .ifPresentOrElse(
                            // a document of another release gets the files there are, and does not keep them
                            file -> send(route, file, version.equals(all.version()) ? FOR_EVER : ASK_EACH_TIME),
                            route::next);
        });
    }

    private void with(RoutingContext route, Consumer<PageFiles> answer) {
        Context here = route.vertx().getOrCreateContext();
        files.emitOn(command -> here.runOnContext(now -> command.run()))
                .subscribe()
                .with(answer, route::fail);
    }

    private static void send(RoutingContext route, PageFile file, String cacheControl) {
        MultiMap request = route.request().headers();
        HttpServerResponse response = route.response();
        Encoding encoding = Encoding.accepted(request.get(HttpHeaders.ACCEPT_ENCODING));
        String tag = encoding.tag(file.tag());
        response.putHeader(HttpHeaders.ETAG, '"' + tag + '"').putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (IfNoneMatch.parse(request.get(HttpHeaders.IF_NONE_MATCH)).matches(tag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (encoding == Encoding.GZIP) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = file.forms().get(encoding);
        if (route.request().method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
