package org.modelcatalog.api.access;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The unit of client limits: an IPv4 address, or an IPv6 network of 64 bits, since one household or machine can choose any
 * address within such a network (RFC 6177).
 */
record ClientNetwork(String name) {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final byte[] IPV4_MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /**
     * @param address the peer, or the client that {@code quarkus.http.proxy} derived; host names are never resolved
     */
    static ClientNetwork of(SocketAddress address) {
        String host = address == null ? null : address.host();
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            // a Unix domain socket, or a name from a trusted proxy ("unknown", RFC 7239)
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
