package heartstring.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says whether the house may call an address that somebody typed: any on the internet, by https; on its own machine and inside its
 * own network only hosts that whoever runs the server has named ({@code HEARTSTRING_OUTBOUND_INSIDE}, with commas). Who asks
 * for a hindrance alone has the name looked up once more when it is called; {@link OutboundPost} calls what was looked up here.
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

    /** Where a call may go. */
    public sealed interface Route {

        /** To these addresses, looked up once: whoever calls uses them and looks up nothing more. */
        record Open(List<InetAddress> addresses) implements Route {}

        /** Nowhere, and why, as a sentence. */
        record Barred(String sentence) implements Route {}
    }

    /** Why it may not be called, as a sentence; null when it may. Looks a name up, which may take a moment; not one that was allowed. */
    public @Nullable String hindrance(URI address) {
        if (isWeb(address) && inside.contains(bare(address))) {
            return null;
        }
        return switch (route(address)) {
            case Route.Open o -> null;
            case Route.Barred barred -> barred.sentence();
        };
    }

    /** Where an address leads to, or why it may not be called. Looks a name up, which may take a moment. */
    public Route route(URI address) {
        if (!isWeb(address)) {
            return new Route.Barred("This is no address on the web.");
        }
        String bare = bare(address);
        boolean named = inside.contains(bare);
        if (!named && !"https".equals(address.getScheme())) {
            return new Route.Barred("Over the internet the house speaks https only. " + allowing(bare));
        }
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(bare));
            return !named && found.stream().anyMatch(Outbound::isInside)
                    ? new Route.Barred(bare + " is inside your own network. " + allowing(bare))
                    : new Route.Open(found);
        } catch (UnknownHostException e) {
            return new Route.Barred("No host has the name " + bare + ".");
        }
    }

    private static boolean isWeb(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null
                && address.getUserInfo() == null
                && ("https".equals(scheme) || "http".equals(scheme));
    }

    private static String bare(URI address) {
        return address.getHost().replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
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
                || (first == 0x20 && second == 0x01 && a[2] == 0 && a[3] == 0)
                || (first == 0 && second == 0x64 && Byte.toUnsignedInt(a[2]) == 0xff)
                || (first == 0 && second == 0 && a[2] == 0 && a[3] == 0);
    }
}
