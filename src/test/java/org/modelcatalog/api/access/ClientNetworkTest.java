package org.modelcatalog.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "2001:db8::1, 2001:db8::ffff:ffff:ffff:ffff, true",
        "2001:db8::1, 2001:0DB8:0:0:1::, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "fe80::1%eth0, fe80::2, true",
        "unknown, unknown, true",
        "unknown, _hidden, false",
    })
    void oneNetworkIsOneClient(String one, String other, boolean same) {
        assertThat(network(one).equals(network(other))).isEqualTo(same);
    }

    @Test
    void whatComesBySocketOfTheFileSystemIsOneClient() {
        assertThat(ClientNetwork.of(SocketAddress.domainSocketAddress("/run/catalog.sock")))
                .isEqualTo(ClientNetwork.of(null));
    }

    private static ClientNetwork network(String host) {
        return ClientNetwork.of(SocketAddress.inetSocketAddress(4711, host));
    }
}
