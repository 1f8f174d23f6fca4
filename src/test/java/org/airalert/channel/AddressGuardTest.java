package org.airalert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard strict = AddressGuard.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "255.255.255.255",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::"
            })
    void an_address_that_is_not_public_is_refused(String address) throws UnknownHostException {
        assertThat(strict.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2400:3200::1", "64:ff9b::808:808", "::ffff:8.8.8.8"})
    void a_public_address_is_permitted(String address) throws UnknownHostException {
        assertThat(strict.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_network_that_is_allowed_is_permitted_and_its_neighbour_is_not() throws UnknownHostException {
        AddressGuard guard = AddressGuard.allowing(List.of("10.1.0.0/16", "::1"));

        assertThat(guard.permits(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(guard.permits(InetAddress.getByName("::1"))).isTrue();
        assertThat(guard.permits(InetAddress.getByName("10.2.0.0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "fd00::/129", "10.0.0.0/-1", ""})
    void a_network_in_another_form_is_refused(String text) {
        assertThatThrownBy(() -> AddressGuard.allowing(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a network");
    }
}
