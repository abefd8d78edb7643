package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The content encoding of a body (RFC 9110, 8.4). */
public enum Encoding {
    IDENTITY(""),
    GZIP("-gzip");

    private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

    /** A quarter of the CPU time of the default level for a fifth more bytes, measured on lists of models. */
    private static final int LEVEL = 3;

    private final String suffix;

    Encoding(String suffix) {
        this.suffix = suffix;
    }

    /**
     * Selects the encoding for a request (RFC 9110, 12.5.3).
     *
     * @param header {@code Accept-Encoding}, or null
     */
    public static Encoding accepted(String header) {
        if (header == null) {
            return IDENTITY;
        }
        Encoding any = IDENTITY;
        for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";", 2);
            String name = parts[0].strip();
            boolean welcome =
                    parts.length == 1 || !REFUSED.matcher(parts[1].strip()).matches();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return welcome ? GZIP : IDENTITY;
            }
            if (name.equals("*") && welcome) {
                any = GZIP;
            }
        }
        return any;
    }

    /** Each encoding of a body is a representation with its own strong tag (RFC 9110, 8.8.3.3). */
    public String tag(String body) {
        return body + suffix;
    }

    public byte[] encode(byte[] body) {
        if (this == IDENTITY) {
            return body;
        }
        var bytes = new ByteArrayOutputStream(body.length / 8 + 64);
        try (OutputStream encoded = encode(bytes)) {
            encoded.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A stream that encodes into {@code sent}; the caller must close it. */
    OutputStream encode(OutputStream sent) {
        try {
            return this == IDENTITY ? sent : new Gzip(sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream sent) throws IOException {
            super(sent, 8192);
            def.setLevel(LEVEL);
        }
    }
}
