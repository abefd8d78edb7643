package org.modelcatalog.sample;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;

/** Answers requests with JSON, and with the message of an exception. */
@FunctionalInterface
interface SampleApi extends Handler<HttpServerRequest> {

    /**
     * Returns the body: JSON, or its text.
     *
     * @throws IllegalArgumentException with the message for the client, when the request is invalid
     * @throws HttpException with another status
     */
    Object answer(HttpServerRequest request);

    @Override
    default void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        try {
            String json = answer(request).toString();
            response.putHeader(HttpHeaders.ETAG, String.format("W/\"%x-%x\"", json.length(), json.hashCode()));
            response.end(json);
        } catch (IllegalArgumentException e) {
            fail(response, 400, e.getMessage());
        } catch (HttpException e) {
            fail(response, e.getStatusCode(), e.getPayload());
        }
    }

    private static void fail(HttpServerResponse response, int status, String message) {
        response.setStatusCode(status).end(JsonObject.of("error", message).encode());
    }
}
