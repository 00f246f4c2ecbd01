package heartstring.desk.customer;

import heartstring.customer.owners.CustomersInReach;
import heartstring.desk.membership.MemberCards;
import heartstring.desk.memory.Minds;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.measures.Figures;
import heartstring.story.timeline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what stands around every tab of a customer's page. */
@Component
public class Portraits {

    /** The most identifiers in the portrait; browsers and devices come last and can be many. */
    static final int IDENTIFIERS = 8;

    /** The most properties, relations and related customers shown. */
    static final int SHOWN = 60;

    private final PortraitSql sql;
    private final Figures figures;
    private final MemberCards memberCards;
    private final Minds minds;
    private final Properties properties;
    private final CustomersInReach customers;

    Portraits(
            PortraitSql sql,
            Figures figures,
            MemberCards memberCards,
            Minds minds,
            Properties properties,
            CustomersInReach customers) {
        this.customers = customers;
        this.minds = minds;
        this.properties = properties;
        this.sql = sql;
        this.figures = figures;
        this.memberCards = memberCards;
    }

    /** The id that this one leads to now, itself if it is current; one that never was is a {@link Refusal} with 404. */
    public long current(long id) {
        return sql.current(id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** The portrait of a current customer; one without pieces is a {@link Refusal} with 404. */
    public Portrait of(long id, String tab) {
        Portrait.Head head = sql.head(id).orElseThrow(() -> Refusal.notFound("customer"));
        List<Portrait.Known> identifiers = sql.identifiers(id, IDENTIFIERS + 1);
        int more = Math.max(0, identifiers.size() - IDENTIFIERS);
        List<Portrait.Kin> kin = new ArrayList<>(sql.waiting(id, SHOWN));
        kin.addAll(sql.apart(id, SHOWN));
        List<Told> told = sql.properties(id, SHOWN * 4);
        return new Portrait(
                id,
                head,
                more > 0 ? identifiers.subList(0, IDENTIFIERS) : identifiers,
                more,
                sql.channels(id),
                FigureRules.lines(figures.of(id)),
                properties.lines(id, head.isCompany(), mayEdit(), told),
                properties.others(head.isCompany(), told),
                seen(
                        head.isCompany() ? sql.people(id, SHOWN) : sql.companies(id, SHOWN),
                        Portrait.Relation::customerId),
                seen(kin, Portrait.Kin::customerId),
                memberCards.of(id),
                tab,
                mayEdit(),
                Actor.current().has(Role.ADMINISTRATOR),
                minds.of(id));
    }

    /** Those of them that are about customers whom whoever looks may see. */
    private <T> List<T> seen(List<T> lines, Function<T, Long> customer) {
        Set<Long> seen = customers.among(lines.stream().map(customer).toList());
        return lines.stream()
                .filter(line -> seen.contains(customer.apply(line)))
                .toList();
    }

    /** Whose pieces these lines stand on, by piece. */
    Map<Long, TimelineView.Whose> names(List<Entry> entries) {
        return sql.names(entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.folded().stream()))
                .mapToLong(Entry::profileId)
                .distinct()
                .toArray());
    }

    /** Whether the current user may change what is known of customers. */
    public static boolean mayEdit() {
        Actor actor = Actor.current();
        return actor.has(Role.MANAGER) || actor.has(Role.AGENT);
    }
}
