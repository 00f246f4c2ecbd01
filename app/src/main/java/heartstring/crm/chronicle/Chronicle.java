package heartstring.crm.chronicle;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Presented;
import heartstring.customer.matching.Puzzle;
import heartstring.platform.auth.Actor;
import heartstring.platform.ids.Ids;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds facts to a customer's story, on the lead piece. */
@Component
public class Chronicle {

    /** What colleagues do; the channel of property edits as well. */
    public static final String CHANNEL = "crm";

    private static final String SOURCE = "Heartstring";
    private static final int MOST_LETTERS = 30_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChronicleSql sql;
    private final Puzzle puzzle;
    private final Intake intake;
    private final Sources sources;

    Chronicle(ChronicleSql sql, Puzzle puzzle, Intake intake, Sources sources) {
        this.sql = sql;
        this.puzzle = puzzle;
        this.intake = intake;
        this.sources = sources;
    }

    /** Holds erasures back until the transaction ends; called before anything of a customer is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        puzzle.holdErasures();
    }

    /** Properties of a fact to fill, with who acts in it. */
    public static ObjectNode properties() {
        ObjectNode properties = JSON.createObjectNode();
        Actor actor = Actor.current();
        if (actor.kind() == Actor.Kind.USER) {
            properties.put("by", actor.label());
        }
        return properties;
    }

    /**
     * Adds a fact in the caller's transaction.
     *
     * @param properties at most 30,000 characters as JSON; more is an {@link IllegalArgumentException}
     * @return the touchpoint's id; nothing when there is no such customer any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> tell(long customer, String event, Instant at, ObjectNode properties) {
        return tell(Ids.next(), customer, event, at, properties);
    }

    /** The same once for each key, for ever; nothing as well when it was told under that key before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> tell(UUID key, long customer, String event, Instant at, ObjectNode properties) {
        return sql.lead(customer).flatMap(lead -> write(key, lead, event, at, properties));
    }

    private Optional<Long> write(UUID key, ChronicleSql.Lead lead, String event, Instant at, ObjectNode properties) {
        ObjectNode body = JSON.createObjectNode()
                .put("messageId", key.toString())
                .put("event", event)
                .put("timestamp", at.toString());
        body.set("properties", properties);
        String text = body.toString().replace("\\u0000", "\\ufffd");
        if (text.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("A fact of " + text.length() + " characters is too long");
        }
        Source source = sources.internal(SOURCE, CHANNEL);
        // The lead piece's own key, so that it is found, and neither made nor joined with anybody.
        Presented presented = new Presented(
                lead.sourceId(), lead.seenAt(), List.of(new Identifier(lead.keyKind(), lead.keyValue())), null);
        Event fact = new Event(source.id(), key, "track", event, CHANNEL, at, presented, null, List.of(), text);
        return switch (intake.load(List.of(fact), 0).getFirst()) {
            case Outcome.Accepted accepted -> Optional.of(accepted.touchpointId());
            case Outcome.Known known -> Optional.empty();
            case Outcome.Rejected rejected ->
                throw new IllegalStateException("A fact was refused: " + rejected.reason());
        };
    }
}
