package heartstring.touchpoint.prospects;

import heartstring.customer.matching.Identifier;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.EventRules;
import heartstring.touchpoint.mappings.Mapping;
import heartstring.touchpoint.prospects.Preview.Prospect;
import heartstring.touchpoint.shapes.Shaped;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what would become of the first rows of a file, with nothing written. */
@Component
public class Prospects {

    private final ProspectsSql sql;
    private final Sources sources;
    private final Settings settings;

    Prospects(ProspectsSql sql, Sources sources, Settings settings) {
        this.sql = sql;
        this.sources = sources;
        this.settings = settings;
    }

    private record Checks(
            Shaped shaped, List<Event> events, @Nullable String fault) {

        List<String> identifiers() {
            return events.stream()
                    .flatMap(e -> e.presented().identifiers().stream())
                    .map(i -> i.kind() + " " + i.value())
                    .distinct()
                    .toList();
        }
    }

    /** The lines of a preview, in the order of the file. */
    public List<Preview.Line> of(Mapping mapping, List<Shaped> first, Instant broughtAt) {
        // A source that is not there yet has brought nothing.
        Source source = sources.byName(mapping.source())
                .orElse(new Source(0, mapping.source(), mapping.channel(), mapping.userIdNamespace()));
        EventRules.Frame frame =
                new EventRules.Frame(source, broughtAt, null, settings.region(), EventRules.MAX_IMPORTED_BYTES);
        List<Checks> all = first.stream().map(s -> check(s, frame)).toList();
        List<UUID> keys = all.stream()
                .flatMap(c -> c.events().stream())
                .map(Event::messageKey)
                .toList();
        Set<UUID> claimed = sql.claimed(source.id(), keys);
        List<Identifier> shown = all.stream()
                .flatMap(c -> c.events().stream())
                .flatMap(e -> e.presented().identifiers().stream())
                .toList();
        Set<String> known = sql.known(
                shown.stream().map(Identifier::kind).toList(),
                shown.stream().map(Identifier::value).toList());
        Set<String> above = new HashSet<>();
        List<Preview.Line> lines = new ArrayList<>();
        for (Checks checks : all) {
            Shaped s = checks.shaped();
            Prospect prospect = prospect(checks, claimed, known, above);
            above.addAll(checks.identifiers());
            lines.add(new Preview.Line(s.rows().getFirst(), s.rows().size(), s.events(), checks.fault(), prospect));
        }
        return lines;
    }

    /** Those of these messages that the source brought before. */
    public Set<UUID> claimed(int source, Collection<UUID> keys) {
        return sql.claimed(source, keys);
    }

    /** Those of these identifiers, as {@code kind value}, that somebody has; kinds and values stand side by side. */
    public Set<String> known(List<String> kinds, List<String> values) {
        return sql.known(kinds, values);
    }

    private static Checks check(Shaped shaped, EventRules.Frame frame) {
        List<Event> events = new ArrayList<>();
        for (var json : shaped.events()) {
            switch (EventRules.check(json, shaped.text(), null, frame)) {
                case Checked.Good good -> events.add(good.event());
                case Checked.Bad bad -> {
                    return new Checks(shaped, List.of(), bad.reason());
                }
            }
        }
        return new Checks(shaped, events, shaped.fault());
    }

    private static Prospect prospect(Checks checks, Set<UUID> claimed, Set<String> known, Set<String> above) {
        if (checks.fault() != null) {
            return Prospect.LEFT_OUT;
        }
        if (checks.events().stream().allMatch(e -> claimed.contains(e.messageKey()))) {
            return Prospect.BEFORE;
        }
        List<String> identifiers = checks.identifiers();
        if (identifiers.isEmpty()) {
            return Prospect.NOBODY;
        }
        if (identifiers.stream().anyMatch(known::contains)) {
            return Prospect.KNOWN;
        }
        return identifiers.stream().anyMatch(above::contains) ? Prospect.AGAIN : Prospect.NEW;
    }
}
