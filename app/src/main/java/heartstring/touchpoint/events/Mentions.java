package heartstring.touchpoint.events;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every identifier that a rejected payload may name, whatever field it stands in and whether or not it is valid JSON. */
public final class Mentions {

    /** The most values looked at in one payload. */
    static final int MOST = 2_000;

    private static final Pattern MAIL = Pattern.compile("[^\\s@<>()\",;:\\\\]{1,64}@[^\\s@<>()\",;:\\\\]{3,190}");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]{1,254})\"|(\\+?[0-9][0-9 ()./-]{5,24}[0-9])");

    private final Set<Identifier> found = new HashSet<>();
    private final String userKind;
    private final String region;
    private int looked;

    private Mentions(String namespace, String region) {
        this.userKind = Identifier.userKind(namespace);
        this.region = region;
    }

    /**
     * The identifiers that these texts could be; more than are meant, never fewer.
     *
     * @param namespace of the source's user ids
     * @param region ISO 3166 code for national phone numbers
     */
    public static Set<Identifier> in(String payload, String namespace, String region) {
        Mentions mentions = new Mentions(namespace, region);
        try {
            mentions.node(JsonMapper.shared().readTree(payload));
        } catch (JacksonException e) {
            mentions.raw(payload);
        }
        Matcher mail = MAIL.matcher(payload);
        while (mail.find() && mentions.found.size() < MOST) {
            mentions.add(Identifier.EMAIL, mail.group());
        }
        return mentions.found;
    }

    private void node(@Nullable JsonNode node) {
        if (node == null || node.isNull() || looked > MOST) {
            return;
        }
        if (node.isContainer()) {
            JsonNode type = node.get("type");
            JsonNode id = node.get("id");
            if (type != null && id != null && !type.isContainer() && !id.isContainer()) {
                add(type.asString(), id.asString());
            }
            node.forEach(this::node);
        } else {
            text(node.asString());
        }
    }

    private void raw(String payload) {
        Matcher quoted = QUOTED.matcher(payload);
        while (quoted.find() && looked <= MOST) {
            text(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
        }
    }

    private void text(String text) {
        looked++;
        if (text.length() > Identifier.MAX_LENGTH) {
            return;
        }
        add(userKind, text);
        add(Identifier.ANONYMOUS, text);
        add(Identifier.CARD, text);
        add(Identifier.EMAIL, text);
        add("group_id", text);
        if (text.chars().filter(Character::isDigit).count() >= 6) {
            add(Identifier.PHONE, text);
        }
    }

    private void add(String kind, String text) {
        Identifier identifier = IdentifierRules.normalise(kind, text, region);
        if (identifier != null) {
            found.add(identifier);
        }
    }
}
