package org.modelcatalog.source.http;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/** Why there is no answer, from what the HTTP client throws. */
final class ConnectionFailure {

    private static final int DEEPEST = 8;

    private ConnectionFailure() {}

    /** The message is safe: what the client says names addresses. */
    static UpstreamException of(Throwable failure) {
        if (has(failure, UnknownHostException.class::isInstance)) {
            return new UpstreamException(Reason.DNS, "the host name has no address");
        }
        if (has(failure, SSLException.class::isInstance)) {
            return new UpstreamException(Reason.TLS, "no trusted TLS connection");
        }
        if (has(failure, ProxyConnectException.class::isInstance)) {
            return new UpstreamException(Reason.UNREACHABLE, "the proxy gives no connection");
        }
        if (has(failure, cause -> cause instanceof TimeoutException || cause instanceof ConnectTimeoutException)) {
            return new UpstreamException(Reason.TIMEOUT, "no connection or no answer in time");
        }
        return has(failure, ConnectException.class::isInstance)
                ? new UpstreamException(Reason.REFUSED, "connection refused")
                : new UpstreamException(Reason.UNREACHABLE, "connection broke before an answer");
    }

    private static boolean has(Throwable failure, Predicate<Throwable> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(kind);
    }
}
