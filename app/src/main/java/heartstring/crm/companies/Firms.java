package heartstring.crm.companies;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Presented;
import heartstring.customer.owners.Owners;
import heartstring.platform.audit.Audit;
import heartstring.platform.ids.Ids;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Adds companies by hand; they come in through the intake as everybody does. */
@Component
public class Firms {

    static final int MOST_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Intake intake;
    private final Sources sources;
    private final CompaniesSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final Owners owners;

    Firms(Intake intake, Sources sources, CompaniesSql sql, Audit audit, InstantSource time, Owners owners) {
        this.owners = owners;
        this.intake = intake;
        this.sources = sources;
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Adds a company with this name and these other properties, such as website or city.
     *
     * @return its customer number
     * @throws IllegalArgumentException with a sentence, when the name makes no sense
     */
    @Transactional
    public long add(String typed, Map<String, String> others) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > MOST_NAME) {
            throw new IllegalArgumentException("A company's name has 1 to " + MOST_NAME + " characters.");
        }
        Source source = sources.internal("Heartstring", "crm");
        UUID key = Ids.next();
        Instant now = time.instant();
        ObjectNode traits = JSON.createObjectNode().put("name", name);
        others.forEach((property, value) -> {
            if (!value.isBlank()) {
                traits.put(property, value.strip());
            }
        });
        List<Event.Property> told = new ArrayList<>();
        traits.properties()
                .forEach(p ->
                        told.add(new Event.Property(p.getKey(), p.getValue().toString())));
        String group = "by-hand-" + key;
        ObjectNode body = JSON.createObjectNode()
                .put("messageId", key.toString())
                .put("groupId", group)
                .put("timestamp", now.toString());
        body.set("traits", traits);
        Presented presented = new Presented(source.id(), now, List.of(new Identifier("group_id", group)), null);
        Event event =
                new Event(source.id(), key, "identify", "identify", "crm", now, presented, null, told, body.toString());
        if (!(intake.load(List.of(event), 0).getFirst() instanceof Outcome.Accepted)) {
            throw new IllegalStateException("A new company was refused");
        }
        long customer = sql.owner(group);
        audit.record("added", "customer", customer);
        owners.keep(customer);
        return customer;
    }
}
