package heartstring.messaging.webhooks;

import heartstring.messaging.connectors.SignatureRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a telling is tried again, what is signed, and what an endpoint may be; pure. */
final class WebhookRules {

    /** After each try that did not arrive; as Standard Webhooks advises, about three days in all. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** So long somebody who takes what is due may need for it. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** Where nothing arrives for so long, an endpoint is turned off. */
    static final Duration PATIENCE = Duration.ofDays(5);

    /** So long the secret before a rotation signs too. */
    static final Duration BOTH = Duration.ofHours(24);

    static final int MOST_KINDS = 60;

    private static final int FEW_FAILURES = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final double JITTER = 0.2;
    /** Before the name of an event, where an endpoint asks for its touchpoints. */
    static final String EVENT = "event:";

    private static final int LONGEST_EVENT = 200;

    private WebhookRules() {}

    static boolean isOver(int tries) {
        return tries > WAITS.size();
    }

    /**
     * How long to wait after that many tries.
     *
     * @param dice from 0 to 1: those that failed together are not tried again together
     * @param wished by the other side, null where it said nothing; not more than a day
     */
    static Duration waitAfter(int tries, double dice, @Nullable Duration wished) {
        Duration wait = WAITS.get(Math.min(Math.max(tries, 1), WAITS.size()) - 1);
        Duration spread = Duration.ofMillis(Math.round(wait.toMillis() * (1 - JITTER + 2 * JITTER * dice)));
        return wished == null || wished.compareTo(spread) < 0
                ? spread
                : wished.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wished;
    }

    /** How long an endpoint is left in peace after so many calls in a row that failed; zero for a few. */
    static Duration pauseAfter(int failures) {
        if (failures < FEW_FAILURES) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(5).multipliedBy(1L << Math.min(failures - FEW_FAILURES, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Whether an endpoint has failed for so long that it is turned off. */
    static boolean isGivenUp(@Nullable Instant failingSince, Instant now) {
        return failingSince != null && failingSince.plus(PATIENCE).isBefore(now);
    }

    /** What stands in {@code webhook-signature}: a signature by each secret that holds. */
    static String signatures(String id, long second, byte[] body, List<String> secrets) {
        return secrets.stream()
                .map(secret -> SignatureRules.signature(id, second, body, secret))
                .collect(Collectors.joining(" "));
    }

    /** What is wrong with an address as somebody typed it; null for nothing. */
    static @Nullable String fault(String url, String description) {
        if (description.length() > 200) {
            return "A description has at most 200 characters.";
        }
        try {
            URI uri = new URI(url);
            return url.length() <= 500 && uri.getHost() != null && uri.getFragment() == null
                    ? null
                    : "Write an address such as https://n8n.example/webhook/heartstring.";
        } catch (URISyntaxException e) {
            return "This is no address on the web.";
        }
    }

    /** What is wrong with the kinds that were chosen; null for nothing. */
    static @Nullable String fault(List<String> kinds, List<NewsKind> known) {
        if (kinds.isEmpty() || kinds.size() > MOST_KINDS) {
            return "Choose 1 to " + MOST_KINDS + " kinds of news.";
        }
        for (String kind : kinds) {
            boolean event = kind.startsWith(EVENT)
                    && kind.length() > EVENT.length()
                    && kind.length() <= EVENT.length() + LONGEST_EVENT;
            if (!event && known.stream().noneMatch(k -> k.code().equals(kind))) {
                return "There is no news \"" + (kind.length() > 80 ? kind.substring(0, 80) : kind)
                        + "\". For an event of your own write event: and its name.";
            }
        }
        return null;
    }

    /** By which an endpoint asks for the touchpoints of an event. */
    static String event(String name) {
        return EVENT + name;
    }
}
