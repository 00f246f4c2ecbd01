package heartstring.desk.context;

import heartstring.customer.matching.Identifier;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what is known of whoever is there; texts are put beside each other and not taken apart. */
@Component
class Contexts {

    /** What is due so many days ahead is told. */
    private static final int DAYS_AHEAD = 7;

    private static final String OWN_SOURCE = "Context";

    private final ContextSql sql;
    private final HouseContent content;
    private final Intake intake;
    private final Sources sources;
    private final Arms arms;
    private final CustomersInReach reach;
    private final Settings settings;
    private final ObjectProvider<NextAct> next;
    private final ObjectProvider<Refusals> refusals;
    private final InstantSource time;
    private volatile @Nullable Source own;

    Contexts(
            ContextSql sql,
            HouseContent content,
            Intake intake,
            Sources sources,
            Arms arms,
            CustomersInReach reach,
            Settings settings,
            ObjectProvider<NextAct> next,
            ObjectProvider<Refusals> refusals,
            InstantSource time) {
        this.sql = sql;
        this.content = content;
        this.intake = intake;
        this.sources = sources;
        this.arms = arms;
        this.reach = reach;
        this.settings = settings;
        this.next = next;
        this.refusals = refusals;
        this.time = time;
    }

    /**
     * What is asked beside who it is.
     *
     * @param store its key, empty for none in particular
     * @param decide whether what to do next is decided now, where it was not decided for today
     */
    record Asked(String store, boolean decide) {}

    /** Of one customer; empty when there is none of that number. */
    Optional<String> of(long id, Asked asked) {
        return sql.byId(id, soon()).map(found -> told("null", found, asked));
    }

    /** The customer that this number leads to now; 0 for nobody. */
    long current(long id) {
        return sql.current(id);
    }

    /** Keeps an event, and tells of whoever it is about. It is on the disk before anything is told. */
    String taken(Source source, ObjectNode event, Asked asked) {
        JsonNode message = event.get("messageId");
        Checked checked = EventRules.check(
                event,
                event.has("type") ? null : "track",
                new EventRules.Frame(source, Instant.now(), null, settings.region()));
        Outcome outcome = intake.accept(source, List.of(checked)).getFirst();
        return switch (outcome) {
            case Outcome.Accepted a ->
                seen(kept(a.touchpointId(), false), sql.byTouchpoint(a.touchpointId(), soon()), asked);
            case Outcome.Known k -> {
                Optional<ContextSql.Found> found = checked instanceof Checked.Good good
                        ? sql.byIdentifiers(identifiers(good.event()), soon())
                        : Optional.empty();
                long before = found.isEmpty() || message == null || !message.isString()
                        ? 0
                        : sql.touchpoint(found.get().id(), message.asString());
                yield seen(kept(before, true), found, asked);
            }
            case Outcome.Rejected r -> throw Refusal.unprocessable(r.reason());
        };
    }

    private static List<Identifier> identifiers(Event event) {
        return event.presented().identifiers();
    }

    private static String kept(long touchpoint, boolean before) {
        return "{\"touchpointId\":" + (touchpoint == 0 ? "null" : touchpoint) + ",\"known\":" + before + "}";
    }

    /** The source that has this write key; without one the house's own for this. */
    Source source(@Nullable String writeKey) {
        if (writeKey != null) {
            return sources.byWriteKey(writeKey)
                    .orElseThrow(() -> Refusal.unprocessable("\"writeKey\" is of no source that is on."));
        }
        Source there = own;
        if (there == null) {
            there = sources.internal(OWN_SOURCE, "web");
            own = there;
        }
        return there;
    }

    private String seen(String event, Optional<ContextSql.Found> found, Asked asked) {
        return found.isEmpty() || !reach.isIn(found.get().id())
                ? "{\"event\":" + event + ",\"customer\":null}"
                : told(event, found.get(), asked);
    }

    private LocalDate soon() {
        return LocalDate.ofInstant(time.instant(), settings.zone()).plusDays(DAYS_AHEAD);
    }

    private String told(String event, ContextSql.Found found, Asked asked) {
        Set<String> refused = refusals.stream()
                .flatMap(said -> said.of(found.id()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String act = asked.decide()
                ? next.stream()
                        .flatMap(acts -> acts.of(found.id()).stream())
                        .findFirst()
                        .orElse("null")
                : "null";
        StringBuilder text = new StringBuilder(2_048)
                .append("{\"event\":")
                .append(event)
                .append(",\"customer\":")
                .append(found.customer())
                .append(",\"memberships\":")
                .append(found.memberships())
                .append(",\"refused\":")
                .append(words(refused))
                .append(",\"segments\":")
                .append(refused.contains("messages") ? "[]" : found.segments())
                .append(",\"scores\":{\"value\":")
                .append(refused.contains("messages") ? "null" : orNull(found.value()))
                .append(",\"experience\":")
                .append(refused.contains("emotion") ? "null" : orNull(found.experience()))
                .append("},\"nextBestAction\":")
                .append(act)
                .append(",\"next\":")
                .append(refused.contains("recommendations") ? "[]" : found.next())
                .append(",\"content\":{\"offers\":");
        boolean compared = !refused.contains("experiments");
        pieces(text, content.offers(), found, compared);
        text.append(",\"gifts\":");
        pieces(text, refused.contains("gifts") ? List.of() : content.gifts(asked.store()), found, compared);
        return text.append("}}").toString();
    }

    /** Those that this customer gets; what they go without is not shown. */
    private void pieces(StringBuilder text, List<HouseContent.Piece> pieces, ContextSql.Found found, boolean compared) {
        Map<String, Arm> drawn = compared
                ? arms.drawn(
                        found.piece(),
                        found.met(),
                        pieces.stream().map(HouseContent.Piece::trial).toList())
                : Map.of();
        text.append(pieces.stream()
                .filter(p -> drawn.get(p.trial().key()) != Arm.HELD_OUT)
                .map(HouseContent.Piece::json)
                .collect(Collectors.joining(",", "[", "]")));
    }

    private static String words(Set<String> refused) {
        StringJoiner words = new StringJoiner("\",\"", "[\"", "\"]").setEmptyValue("[]");
        refused.forEach(words::add);
        return words.toString();
    }

    private static String orNull(@Nullable String json) {
        return json == null ? "null" : json;
    }
}
