package heartstring.loyalty.invitations;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.Referrals;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.ids.Ids;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Joining by a friend's link. Nothing is kept of whoever asks until they open the link in their mail. */
@Component
class Invitations {

    static final Duration LIFE = Duration.ofDays(2);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PURPOSE = "invitation";
    private static final int MOST_LETTERS = 2_000;

    private final Referrals referrals;
    private final Members members;
    private final Programmes programmes;
    private final InvitationsSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Vault vault;
    private final Outbox outbox;
    private final Settings settings;
    private final InstantSource time;

    Invitations(
            Referrals referrals,
            Members members,
            Programmes programmes,
            InvitationsSql sql,
            Intake intake,
            Sources sources,
            Vault vault,
            Outbox outbox,
            Settings settings,
            InstantSource time) {
        this.referrals = referrals;
        this.members = members;
        this.programmes = programmes;
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.vault = vault;
        this.outbox = outbox;
        this.settings = settings;
        this.time = time;
    }

    /** What the link in the mail says. */
    record Asked(String code, String name, String email) {}

    /** What can become of joining. */
    sealed interface Joining {
        /** They are a member; {@code said} is what to tell them about who brought them. */
        record Joined(Member member, String said) implements Joining {}

        record Refused(String sentence) implements Joining {}
    }

    /** Mails a link to an address that wants to join; whoever it belongs to, the answer is the same. */
    void ask(String code, String name, Identifier email) {
        ObjectNode json = JSON.createObjectNode()
                .put("code", code)
                .put("name", name)
                .put("email", email.value())
                .put("until", time.instant().plus(LIFE).toString());
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.seal(json.toString().getBytes(StandardCharsets.UTF_8), PURPOSE));
        String shop = settings.organisation().name();
        outbox.queue(new Letter(
                "invitation " + Ids.next(),
                0,
                email.value(),
                Letter.Purpose.ASKED,
                "Join us at " + shop,
                "A friend has invited you to " + shop + ". Open this link to join, within two days:\n\n"
                        + settings.organisation().address() + "/r/join/" + token
                        + "\n\nIf it was not you who asked, there is nothing to do: nothing is kept.\n",
                "",
                true,
                time.instant().plus(LIFE)));
    }

    /** What a link says; empty when it is none or too old. */
    Optional<Asked> read(String token) {
        if (token.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            byte[] plain = vault.open(Base64.getUrlDecoder().decode(token), PURPOSE);
            var json = JSON.readTree(new String(plain, StandardCharsets.UTF_8));
            return Instant.parse(json.path("until").asString()).isAfter(time.instant())
                    ? Optional.of(new Asked(
                            json.path("code").asString(),
                            json.path("name").asString(),
                            json.path("email").asString()))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Makes whoever proved that address a member, and binds them to the friend; done again it changes nothing. */
    Joining join(Asked asked) {
        Optional<Member> advocate = referrals.advocate(asked.code());
        Identifier email = IdentifierRules.normalise(Identifier.EMAIL, asked.email(), settings.region());
        if (advocate.isEmpty() || email == null) {
            return new Joining.Refused("This link no longer works.");
        }
        Programme programme = programmes.byId(advocate.get().programmeId());
        Optional<Long> customer = known(email, asked.name());
        if (customer.isEmpty()) {
            return new Joining.Refused(
                    "We could not find out who you are. Please join at a till, and tell the code there.");
        }
        return switch (members.join(programme, customer.get(), Member.Way.WEB)) {
            case Members.Joining.Joined joined ->
                new Joining.Joined(joined.member(), bound(asked.code(), joined.member()));
            case Members.Joining.Nobody n -> new Joining.Refused("We could not find out who you are.");
            case Members.Joining.ShutOut s ->
                new Joining.Refused("This membership is paused. Please ask us in the shop.");
        };
    }

    private String bound(String code, Member friend) {
        return switch (referrals.bind(code, friend, Referrals.Way.LINK)) {
            case Referrals.Binding.Bound b ->
                "Welcome. " + b.referral().friendPoints() + " points are yours some time after your first purchase.";
            case Referrals.Binding.Refused r ->
                "You are a member. There is no reward for the invitation: " + r.reason();
            case Referrals.Binding.UnknownCode u -> "You are a member.";
        };
    }

    /** The one customer with that address, told to the intake when nobody has it. */
    private Optional<Long> known(Identifier email, String name) {
        List<Long> before = sql.customers(email.value());
        if (!before.isEmpty()) {
            return before.size() == 1 ? Optional.of(before.getFirst()) : Optional.empty();
        }
        Source source = sources.internal("Joined by a friend's link", "web");
        ObjectNode event = JSON.createObjectNode().put("type", "identify").put("messageId", "join " + Ids.next());
        ObjectNode traits = event.putObject("traits").put("email", email.value());
        if (!name.isBlank()) {
            traits.put("name", name);
        }
        List<Outcome> outcomes = intake.accept(source, List.of(event), null, null);
        List<Long> after = sql.customers(email.value());
        return outcomes.getFirst() instanceof Outcome.Rejected || after.size() != 1
                ? Optional.empty()
                : Optional.of(after.getFirst());
    }
}
