package heartstring.desk.visitors;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets customers and newcomers join at the till. */
@Component
public class Joining {

    private final Visitors visitors;
    private final Members members;
    private final Finder finder;
    private final Settings settings;
    private final Intake intake;
    private final Sources sources;

    Joining(Visitors visitors, Members members, Finder finder, Settings settings, Intake intake, Sources sources) {
        this.visitors = visitors;
        this.members = members;
        this.finder = finder;
        this.settings = settings;
        this.intake = intake;
        this.sources = sources;
    }

    /** Somebody who joins: a customer, or a newcomer with a name and a phone number or e-mail address. */
    public record Wanted(
            @Nullable String key,
            @Nullable String programme,
            @Nullable Long customerId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** The card of whoever joined; who is a member already stays one. */
    public Visitor.Card join(Wanted wanted) {
        VisitorRules.onlyKnown(wanted.others());
        Programme programme = visitors.programme(wanted.programme());
        long customer = wanted.customerId() != null ? wanted.customerId() : newcomer(wanted, programme);
        return switch (members.join(programme, customer, Member.Way.TILL)) {
            case Members.Joining.Joined joined -> visitors.card(joined.member().customerId(), programme);
            case Members.Joining.Nobody n -> throw Refusal.notFound("customer");
            case Members.Joining.ShutOut s ->
                throw Refusal.conflict("This customer is shut out of the programme; a manager can let them in again.");
        };
    }

    private long newcomer(Wanted wanted, Programme programme) {
        String key = VisitorRules.key(wanted.key());
        String name = wanted.name() == null ? "" : wanted.name().strip();
        if (name.isEmpty() || name.length() > VisitorRules.MOST_TEXT) {
            throw Refusal.unprocessable("Type a name of at most " + VisitorRules.MOST_TEXT + " characters.");
        }
        String email = read(Identifier.EMAIL, wanted.email(), "This is no e-mail address.");
        String phone =
                read(Identifier.PHONE, wanted.phone(), "This is no phone number; one from abroad begins with +.");
        if (email == null && phone == null) {
            throw Refusal.unprocessable("Type a phone number or an e-mail address.");
        }
        List<Hit> known = known(email, phone);
        if (!known.isEmpty()) {
            throw Refusal.conflict("Somebody with this phone number or e-mail address is here already.")
                    .with("hits", visitors.lines(known, programme));
        }
        Outcome outcome = intake.accept(
                        sources.internal("Till", "till"), List.of(event(key, name, email, phone)), "identify", null)
                .getFirst();
        if (outcome instanceof Outcome.Rejected rejected) {
            throw Refusal.unprocessable(rejected.reason());
        }
        return known(email, phone).stream()
                .findFirst()
                .map(Hit::customerId)
                .orElseThrow(() -> Refusal.conflict("This person asked to be forgotten and cannot be kept."));
    }

    /** Somebody whom nobody knew, as the intake is told. */
    private static ObjectNode event(String key, String name, @Nullable String email, @Nullable String phone) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("messageId", key);
        ObjectNode traits = event.putObject("traits").put("name", name);
        if (email != null) {
            traits.put("email", email);
        }
        if (phone != null) {
            traits.put("phone", phone);
        }
        return event;
    }

    private List<Hit> known(@Nullable String email, @Nullable String phone) {
        return Stream.of(email == null ? "" : email, phone == null ? "" : phone)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> finder.anybody(value, Visitors.MOST_HITS).stream())
                .distinct()
                .toList();
    }

    private @Nullable String read(String kind, @Nullable String typed, String otherwise) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Identifier found = IdentifierRules.normalise(kind, typed.strip(), settings.region());
        if (found == null) {
            throw Refusal.unprocessable(otherwise);
        }
        return found.value();
    }
}
