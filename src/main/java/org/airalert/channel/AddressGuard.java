package org.airalert.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps pushes away from addresses that are not public: loop-back, private and shared networks, link-local with the metadata services of
 * cloud hosts, multicast and reserved ranges (RFC 6890), also where they hide inside an IPv6 address. Judge the address that a
 * connection really goes to, never the name: a name may lead elsewhere the next time.
 */
public final class AddressGuard {
    private static final List<Network> NOT_PUBLIC = networks(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "::1/128",
            "100::/64",
            "2001:db8::/32",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8"));
    // IPv6 addresses that stand for an IPv4 one, and where in them it stands: compatible, NAT64 (RFC 6052), 6to4 (RFC
    // 3056).
    private static final Network COMPATIBLE = Network.of("::/96");
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private final List<Network> allowed;

    private AddressGuard(List<Network> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param networks that may be reached although they are not public, such as {@code 10.1.0.0/16} or {@code 10.1.2.3}
     * @throws IllegalArgumentException for one in another form
     */
    public static AddressGuard allowing(List<String> networks) {
        return new AddressGuard(networks(networks));
    }

    private static List<Network> networks(List<String> texts) {
        return texts.stream().map(Network::of).toList();
    }

    /** True when messages may go there. */
    public boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(address)) && permitsInner(address);
    }

    private boolean permitsInner(InetAddress address) {
        if (COMPATIBLE.contains(address) || NAT64.contains(address)) {
            return permits(inner(address, 12));
        }
        return !SIX_TO_FOUR.contains(address) || permits(inner(address, 2));
    }

    private static InetAddress inner(InetAddress outer, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(outer.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }

    private record Network(InetAddress base, int bits) {
        static Network of(String text) {
            int slash = text.indexOf('/');
            InetAddress base = literal(slash < 0 ? text : text.substring(0, slash), text);
            int longest = base.getAddress().length * 8;
            int bits = slash < 0 ? longest : bits(text.substring(slash + 1));
            if (bits < 0 || bits > longest) {
                throw malformed(text);
            }
            return new Network(base, bits);
        }

        private static int bits(String text) {
            return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        }

        private static InetAddress literal(String address, String text) {
            // Only literals: a name would be looked up here, and lead elsewhere later.
            boolean v4 = address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
            boolean v6 = address.indexOf(':') >= 0 && address.matches("[0-9A-Fa-f:.]+");
            if (!v4 && !v6) {
                throw malformed(text);
            }
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(malformed(text).getMessage(), e);
            }
        }

        private static IllegalArgumentException malformed(String text) {
            return new IllegalArgumentException(text + " (expected: a network such as 10.1.0.0/16 or fd00::/8)");
        }

        boolean contains(InetAddress address) {
            boolean sameFamily = base instanceof Inet4Address == address instanceof Inet4Address
                    && base instanceof Inet6Address == address instanceof Inet6Address;
            if (!sameFamily) {
                return false;
            }
            byte[] mine = base.getAddress();
            byte[] other = address.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
