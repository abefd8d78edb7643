package org.modelcatalog.api.access;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom a request is counted for: an IPv4 address, or an IPv6 network of 64 bits, since that is what one household or
 * one machine is given to choose addresses from (RFC 6177).
 */
record ClientNetwork(String name) {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final byte[] IPV4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /**
     * @param address where the connection comes from, or what {@code quarkus.http.proxy} made of it; no name in it is
     *     ever looked up
     */
    static ClientNetwork of(SocketAddress address) {
        String host = address == null ? null : address.host();
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            // a socket in the file system, or a trusted proxy's word for its client ("unknown", RFC 7239)
            return new ClientNetwork(String.valueOf(host));
        }
        return new ClientNetwork(HexFormat.of().formatHex(significant(bytes)));
    }

    private static byte[] significant(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return address;
        }
        boolean mapped = Arrays.equals(IPV4_MAPPED, Arrays.copyOf(address, IPV4_MAPPED.length));
        return mapped
                ? Arrays.copyOfRange(address, IPV4_MAPPED.length, address.length)
                : Arrays.copyOf(address, IPV6_NETWORK_BYTES);
    }
}
