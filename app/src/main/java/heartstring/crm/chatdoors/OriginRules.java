package heartstring.crm.chatdoors;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose pages may open a chat: origins as browsers send them, with {@code https://*.shop.example} for all below a name. */
public final class OriginRules {

    static final int MOST = 20;

    private static final Pattern HOST = Pattern.compile(
            "(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,8}");

    private OriginRules() {}

    /** What somebody typed as an origin: scheme, host and port; null when it is none, or would let in everybody. */
    static @Nullable String origin(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        String scheme = text.startsWith("http://") ? "http://" : "https://";
        String rest = text.startsWith(scheme) ? text.substring(scheme.length()) : text;
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.indexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        boolean wild = host.startsWith("*.");
        if (!HOST.matcher(host).matches() || host.length() > 253 || (wild && host.indexOf('.', 2) < 0)) {
            return null;
        }
        if (colon >= 0 && !port.matches("\\d{1,5}")) {
            return null;
        }
        boolean usual = port.isEmpty() || port.equals(scheme.equals("https://") ? "443" : "80");
        return scheme + host + (usual ? "" : ":" + port);
    }

    /** The origins of a text with one on each line; null when one of them is none. */
    public static @Nullable List<String> origins(String typed) {
        List<String> origins = new ArrayList<>();
        for (String line : typed.split("[\\s,]+")) {
            if (line.isBlank()) {
                continue;
            }
            String origin = origin(line);
            if (origin == null) {
                return null;
            }
            if (!origins.contains(origin)) {
                origins.add(origin);
            }
        }
        return origins.size() <= MOST ? origins : null;
    }

    /** Whether a page of that origin may. */
    static boolean allows(List<String> origins, String origin) {
        String asked = origin.toLowerCase(Locale.ROOT);
        return origins.stream().anyMatch(one -> one.equals(asked) || below(one, asked));
    }

    private static boolean below(String pattern, String asked) {
        int star = pattern.indexOf("//*.");
        if (star < 0) {
            return false;
        }
        String scheme = pattern.substring(0, star + 2);
        String end = pattern.substring(star + 3);
        return asked.startsWith(scheme)
                && asked.endsWith(end)
                && asked.length() > scheme.length() + end.length()
                && HOST.matcher(asked.substring(scheme.length(), asked.length() - end.length()))
                        .matches();
    }

    /** The origin of an address of ours; empty when it is none. */
    static String ofAddress(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() == null || uri.getHost() == null
                    ? ""
                    : uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
