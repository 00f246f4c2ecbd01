package heartstring.messaging.bounces;

import heartstring.platform.secrets.Vault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message-IDs of the house: each names its message and carries a mark that nobody else can make, so that no report can be forged. */
public final class MailIds {

    private static final String PURPOSE = "mail id";
    private static final Pattern OURS = Pattern.compile("<heartstring-(\\d{1,18})-([0-9a-f]{12})@[^<>\\s]{1,253}>");

    private MailIds() {}

    /** What stands before the @; the same at each try. */
    public static String of(long message, Vault vault) {
        return "heartstring-" + message + "-" + vault.tag(String.valueOf(message), PURPOSE);
    }

    /** The message that an id with its brackets names; 0 where this house did not make it. */
    static long message(String id, Vault vault) {
        Matcher found = OURS.matcher(id);
        return found.matches() && vault.tag(found.group(1), PURPOSE).equals(found.group(2))
                ? Long.parseLong(found.group(1))
                : 0;
    }
}
