package org.modelcatalog.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests that are too large get a 4xx, whatever part of them is. */
@QuarkusTest
class HttpLimitsTest {

    private static final String LIST = "GET /v1/catalog/models?limit=1 HTTP/1.1\r\n";
    private static final String END = "Host: catalog\r\nConnection: close\r\n\r\n";

    private static final int PATIENCE_MILLIS = 20_000;

    @TestHTTPResource("/")
    URL catalog;

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws IOException {
        assertThat(answer(LIST + "X-Large: " + "a".repeat(17 * 1024) + "\r\n" + END))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void manyHeadersThatAreTooLargeTogetherAreRefused() throws IOException {
        assertThat(answer(LIST + "X-Many: aaaaaaaaaa\r\n".repeat(1000) + END)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aHeaderOfEverydaySizeIsFine() throws IOException {
        assertThat(answer(LIST + "Cookie: " + "a".repeat(8 * 1024) + "\r\n" + END))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aUriThatIsTooLongIsRefused() throws IOException {
        assertThat(answer("GET /v1/catalog/models?q=" + "a".repeat(17 * 1024) + " HTTP/1.1\r\n" + END))
                .matches("(?s)HTTP/1\\.[01] 414 .*");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        assertThat(answer("POST /v1/catalog/models HTTP/1.1\r\nContent-Length: 1000000000\r\n" + END))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyWithoutALengthIsRefusedAsWell() throws IOException {
        String chunk = "400\r\n" + "a".repeat(0x400) + "\r\n";
        assertThat(answer("POST /v1/catalog/models HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + END + chunk.repeat(80)
                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    /** Everything the server says until it closes the connection; fails when it does neither. */
    private String answer(String request) throws IOException {
        try (var socket = new Socket(catalog.getHost(), catalog.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
