package org.modelcatalog.api.events;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Begins a stream where others write a body; to HEAD there is none. A {@code Multi} of events would be written copy by
 * copy for every reader, and could not say who takes nothing.
 */
@Provider
class EventStreamWriter implements ServerMessageBodyWriter<EventStream> {

    private final EventFeed feed;

    EventStreamWriter(EventFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == EventStream.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == EventStream.class;
    }

    @Override
    public void writeResponse(EventStream asked, Type genericType, ServerRequestContext context) {
        var request = (ResteasyReactiveRequestContext) context;
        var route = request.unwrap(RoutingContext.class);
        feed.open(asked, route);
        request.suspend();
        route.addEndHandler(any -> request.close());
    }

    @Override
    public void writeTo(
            EventStream asked,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("A stream is written by its reader");
    }
}
