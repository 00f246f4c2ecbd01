package heartstring.desk.newcomers;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.owners.Owners;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Adds people by hand; what was typed comes in like any touchpoint, so the puzzle and the timeline know it. */
@Component
class Newcomers {

    /** User ids of this source mean nothing to others. */
    static final String NAMESPACE = "desk";

    private static final int LONGEST_NAME = 200;

    private final Intake intake;
    private final Sources sources;
    private final Finder finder;
    private final Settings settings;
    private final Audit audit;
    private final Owners owners;

    Newcomers(Intake intake, Sources sources, Finder finder, Settings settings, Audit audit, Owners owners) {
        this.owners = owners;
        this.intake = intake;
        this.sources = sources;
        this.finder = finder;
        this.settings = settings;
        this.audit = audit;
    }

    /** What somebody typed; empty where nothing was. */
    record Typed(String key, String name, String email, String phone, String company) {}

    /** What can become of it. */
    sealed interface Outcome {
        record Added(long customerId) implements Outcome {}

        /** Somebody with this address or number is here. */
        record Here(long customerId) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    Outcome add(Typed typed) {
        String fault = fault(typed);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        String email = read(Identifier.EMAIL, typed.email());
        String phone = read(Identifier.PHONE, typed.phone());
        if (email == null && !typed.email().isEmpty()) {
            return new Outcome.Refused("This is no e-mail address.");
        }
        if (phone == null && !typed.phone().isEmpty()) {
            return new Outcome.Refused("This is no phone number; one from abroad begins with +.");
        }
        Optional<Hit> here = Stream.of(typed.key(), text(email), text(phone))
                .filter(value -> !value.isEmpty())
                .flatMap(value -> finder.anybody(value, 1).stream())
                .findFirst();
        if (here.isPresent()) {
            return new Outcome.Here(here.get().customerId());
        }
        Source desk = sources.internal("By hand", "desk", NAMESPACE);
        heartstring.touchpoint.intake.Outcome told = intake.accept(
                        desk, List.of(person(typed, email, phone)), "identify", null)
                .getFirst();
        if (told instanceof heartstring.touchpoint.intake.Outcome.Rejected rejected) {
            return new Outcome.Refused(rejected.reason());
        }
        if (!typed.company().isEmpty()) {
            intake.accept(desk, List.of(company(typed)), "group", null);
        }
        Optional<Hit> added = finder.anybody(typed.key(), 1).stream().findFirst();
        if (added.isEmpty()) {
            return new Outcome.Refused("This person asked to be forgotten and cannot be kept.");
        }
        audit.record("added", "customer", added.get().customerId());
        owners.keep(added.get().customerId());
        return new Outcome.Added(added.get().customerId());
    }

    private static @Nullable String fault(Typed typed) {
        if (typed.key().length() != 36) {
            return "This form is too old; open it again.";
        }
        if (typed.name().isEmpty() || typed.name().length() > LONGEST_NAME) {
            return "Type a name of at most " + LONGEST_NAME + " characters.";
        }
        return typed.company().length() > LONGEST_NAME
                ? "A company's name has at most " + LONGEST_NAME + " characters."
                : null;
    }

    private @Nullable String read(String kind, String typed) {
        Identifier found = typed.isEmpty() ? null : IdentifierRules.normalise(kind, typed, settings.region());
        return found == null ? null : found.value();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ObjectNode person(Typed typed, @Nullable String email, @Nullable String phone) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("messageId", typed.key()).put("userId", typed.key());
        ObjectNode traits = event.putObject("traits").put("name", typed.name());
        if (email != null) {
            traits.put("email", email);
        }
        if (phone != null) {
            traits.put("phone", phone);
        }
        return event;
    }

    private static ObjectNode company(Typed typed) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("messageId", "company " + typed.key())
                .put("userId", typed.key())
                .put("groupId", typed.company().toLowerCase(Locale.ROOT));
        event.putObject("traits").put("name", typed.company());
        return event;
    }
}
