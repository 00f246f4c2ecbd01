package heartstring.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says whether the house may call an address that somebody typed: any on the internet, by https; on its own machine and inside its
 * own network only hosts that whoever runs the server has named ({@code HEARTSTRING_OUTBOUND_INSIDE}, with commas). Names are
 * looked up here and once more when they are called; in between the machine remembers them, so both see the same.
 */
@Component
public class Outbound {

    private final Set<String> inside;

    Outbound(@Value("${heartstring.outbound.inside:${HEARTSTRING_OUTBOUND_INSIDE:}}") String hosts) {
        this.inside = Arrays.stream(hosts.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why it may not be called, as a sentence; null when it may. Looks a name up, which may take a moment. */
    public @Nullable String hindrance(URI address) {
        String host = address.getHost();
        String scheme = address.getScheme();
        if (host == null || address.getUserInfo() != null || !("https".equals(scheme) || "http".equals(scheme))) {
            return "This is no address on the web.";
        }
        String bare = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
        if (inside.contains(bare)) {
            return null;
        }
        if (!"https".equals(scheme)) {
            return "Over the internet the house speaks https only. " + allowing(bare);
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(bare)).anyMatch(Outbound::isInside)
                    ? bare + " is inside your own network. " + allowing(bare)
                    : null;
        } catch (UnknownHostException e) {
            return "No host has the name " + bare + ".";
        }
    }

    private static String allowing(String host) {
        return "Whoever runs the server can allow this host: HEARTSTRING_OUTBOUND_INSIDE=" + host;
    }

    /** Whether an address is none of the open internet. */
    static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isInside4(address.getAddress())
                        : isInside6(address.getAddress()));
    }

    /** Shared by providers, for benchmarks, for protocols, never given out. */
    private static boolean isInside4(byte[] a) {
        int first = Byte.toUnsignedInt(a[0]);
        int second = Byte.toUnsignedInt(a[1]);
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && a[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** Local ones, and those that carry an older address inside. */
    private static boolean isInside6(byte[] a) {
        int first = Byte.toUnsignedInt(a[0]);
        int second = Byte.toUnsignedInt(a[1]);
        return (first & 0xfe) == 0xfc
                || (first == 0x20 && second == 0x02)
                || (first == 0 && second == 0x64 && Byte.toUnsignedInt(a[2]) == 0xff)
                || (first == 0 && second == 0 && a[2] == 0 && a[3] == 0);
    }
}
