package heartstring.story.timeline;

import heartstring.platform.auth.Actor;
import heartstring.platform.fields.Fields;
import heartstring.platform.settings.Settings;
import heartstring.story.veils.Veils;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The door to a customer's timeline. */
@Component
public class Timeline {

    /** The most touchpoints on one page. */
    public static final int MOST = 200;

    /** The most customers whose touchpoints are shown together. */
    public static final int MOST_CUSTOMERS = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TimelineSql sql;
    private final Fields fields;
    private final ObjectProvider<Wording> wordings;
    private final Settings settings;
    private final Veils veils;

    Timeline(TimelineSql sql, ObjectProvider<Wording> wordings, Settings settings, Fields fields, Veils veils) {
        this.veils = veils;
        this.fields = fields;
        this.sql = sql;
        this.wordings = wordings;
        this.settings = settings;
    }

    /**
     * A page of everything that happened with a customer, over all its pieces, newest first; what colleagues changed by hand
     * stands between the touchpoints, with ids below zero.
     *
     * @param cursor {@link TimelinePage#next()} of the page before, null for the first; one that cannot be read is an
     *     {@link IllegalArgumentException}
     * @param limit touchpoints on the page, 1 to {@link #MOST}; folded runs make fewer lines of them
     */
    public TimelinePage page(long customerId, Filter filter, @Nullable String cursor, int limit) {
        return page(List.of(customerId), filter, cursor, limit);
    }

    /** The same for several customers together, such as a company and its people; at most {@link #MOST_CUSTOMERS}. */
    public TimelinePage page(List<Long> customerIds, Filter filter, @Nullable String cursor, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        long[] customers = customerIds.stream()
                .limit(MOST_CUSTOMERS)
                .mapToLong(Long::longValue)
                .toArray();
        List<TimelineSql.Row> rows = sql.page(customers, filter, fields.hidden(), Place.parse(cursor), most + 1);
        boolean more = rows.size() > most;
        List<TimelineSql.Row> shown = more ? rows.subList(0, most) : rows;
        ZoneId zone = settings.zone();
        List<Entry> entries = TimelineRules.fold(
                veils.seen(shown, TimelineSql.Row::id).stream().map(this::entry).toList(), zone, customers.length > 1);
        String next = more ? new Place(shown.getLast().at(), shown.getLast().id()).text() : null;
        return new TimelinePage(TimelineRules.days(entries, zone), next);
    }

    /** These touchpoints as lines in days, newest first, those that are still there; at most {@link #MOST}. */
    public TimelinePage these(List<Long> touchpointIds) {
        List<TimelineSql.Row> rows = sql.these(
                touchpointIds.stream().limit(MOST).mapToLong(Long::longValue).toArray());
        List<Entry> entries =
                veils.seen(rows, TimelineSql.Row::id).stream().map(this::entry).toList();
        return new TimelinePage(TimelineRules.days(entries, settings.zone()), null);
    }

    /** Everything about one touchpoint, or about a change by hand when the id is below zero; empty when there is none of that id. */
    public Optional<Detail> detail(long touchpointId) {
        Optional<TimelineSql.Whole> found = touchpointId < 0
                ? sql.change(-touchpointId)
                        .filter(whole -> !fields.isHidden(whole.row().name()))
                : sql.whole(touchpointId).filter(whole -> veils.isSeen(touchpointId));
        return found.map(whole -> {
            Happening happening = happening(whole.row());
            Wording.Line line = word(happening);
            return new Detail(
                    happening.id(),
                    happening.at(),
                    whole.recordedAt(),
                    KindGroup.of(happening.kind(), happening.name()),
                    happening.kind(),
                    happening.name(),
                    happening.channel(),
                    whole.source(),
                    happening.profileId(),
                    whole.customerId(),
                    line.icon(),
                    line.text(),
                    isVeiled(happening) ? List.of() : DetailRules.fields(happening.event()),
                    isVeiled(happening) ? "{}" : happening.event().toPrettyString());
        });
    }

    private Entry entry(TimelineSql.Row row) {
        Happening happening = happening(row);
        Wording.Line line = word(happening);
        return new Entry(
                row.id(),
                row.profileId(),
                row.at(),
                KindGroup.of(row.kind(), row.name()),
                row.kind(),
                row.name(),
                row.channel(),
                line.icon(),
                line.text(),
                List.of());
    }

    private Happening happening(TimelineSql.Row row) {
        return new Happening(
                row.id(),
                row.profileId(),
                row.kind(),
                row.name(),
                row.channel(),
                row.at(),
                seen(JSON.readTree(row.body())),
                row.store(),
                row.product());
    }

    /** What was told, without fields of the house that whoever reads may not see. */
    private JsonNode seen(JsonNode event) {
        if (event.get("traits") instanceof ObjectNode traits) {
            traits.remove(fields.hidden());
        }
        return event;
    }

    /** Whether it is for another colleague's eyes alone. */
    private static boolean isVeiled(Happening happening) {
        Double owner = happening.number("private_to");
        return owner != null && owner > 0 && owner != Actor.current().userId();
    }

    private Wording.Line word(Happening happening) {
        if (isVeiled(happening)) {
            return new Wording.Line("lock", "A private message");
        }
        for (Wording wording : wordings.orderedStream().toList()) {
            Wording.Line line = wording.word(happening);
            if (line != null) {
                return line;
            }
        }
        return TimelineRules.word(happening);
    }
}
