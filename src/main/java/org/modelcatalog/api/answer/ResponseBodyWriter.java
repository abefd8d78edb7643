package org.modelcatalog.api.answer;

import io.netty.buffer.Unpooled;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/** Sends a {@link ResponseBody}; requests a piece of a stream only after the previous one has been written. */
@Provider
class ResponseBodyWriter implements ServerMessageBodyWriter<ResponseBody> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == ResponseBody.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ResponseBody.class;
    }

    @Override
    public void writeResponse(ResponseBody body, Type genericType, ServerRequestContext context) {
        if (body.whole() != null) {
            end((VertxResteasyReactiveRequestContext) context, body.whole());
        } else {
            send(body.pieces(), (ResteasyReactiveRequestContext) context, context.serverResponse());
        }
    }

    @SuppressWarnings("deprecation") // the only way in Vert.x 4 to send the bytes without copying them
    private static void end(VertxResteasyReactiveRequestContext response, List<byte[]> pieces) {
        response.end(Buffer.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new))));
    }

    private static void send(
            Multi<byte[]> pieces, ResteasyReactiveRequestContext request, ServerHttpResponse response) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        request.suspend();
        response.setChunked(true);
        pieces.subscribe().withSubscriber(new Sending(request, response));
    }

    @Override
    public void writeTo(
            ResponseBody body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("only the non-blocking writer is supported");
    }

    private static final class Sending implements Subscriber<byte[]> {

        private final ResteasyReactiveRequestContext request;
        private final ServerHttpResponse response;
        private Subscription pieces;

        Sending(ResteasyReactiveRequestContext request, ServerHttpResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            pieces = subscription;
            // close handlers of the response can be replaced; end handlers always see a client that hangs up
            request.unwrap(RoutingContext.class).addEndHandler(any -> subscription.cancel());
            subscription.request(1);
        }

        @Override
        public void onNext(byte[] piece) {
            response.write(piece).whenComplete((sent, failure) -> {
                if (failure == null) {
                    pieces.request(1);
                } else {
                    onError(failure);
                }
            });
        }

        @Override
        public void onComplete() {
            response.end();
            request.resume();
        }

        /** The status has been sent; only the missing end of the body can show the failure. */
        @Override
        public void onError(Throwable failure) {
            boolean hungUp = failure instanceof IOException
                    || failure instanceof HttpClosedException
                    || failure instanceof BackPressureFailure;
            if (!hungUp) {
                Log.warnf("Sending a body failed: %s", failure.getMessage());
            }
            pieces.cancel();
            response.reset();
            request.close();
        }
    }
}
