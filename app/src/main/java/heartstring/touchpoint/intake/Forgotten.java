package heartstring.touchpoint.intake;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Presented;
import heartstring.customer.matching.Puzzle;
import heartstring.customer.privacy.Suppression;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.events.Event;
import heartstring.touchpoint.events.Mentions;
import heartstring.touchpoint.sources.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps out what belongs to people who asked to be forgotten; asked in the transaction that would write it. */
@Component
class Forgotten {

    private final Suppression suppression;
    private final Puzzle puzzle;
    private final Settings settings;

    Forgotten(Suppression suppression, Puzzle puzzle, Settings settings) {
        this.suppression = suppression;
        this.puzzle = puzzle;
        this.settings = settings;
    }

    /**
     * The events as they may be written, each at its place; null for one that may not, and null altogether when all may be
     * written as they are. A person who only shares a browser with a forgotten one loses that anonymous id, not the event.
     */
    @Nullable
    Event @Nullable [] allowed(List<Event> events) {
        if (!suppression.anybody()) {
            return null;
        }
        Set<Identifier> shown = new HashSet<>();
        events.forEach(event -> collect(event, shown));
        Set<Identifier> hidden = suppression.among(shown);
        if (hidden.isEmpty()) {
            return null;
        }
        @Nullable Event[] allowed = new @Nullable Event[events.size()];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = allowed(events.get(i), hidden);
        }
        return allowed;
    }

    /** Those rejected events that name nobody who was forgotten; to be kept in the same transaction. */
    List<Checked.Bad> allowed(Source source, List<Checked.Bad> bad) {
        puzzle.holdErasures();
        if (!suppression.anybody()) {
            return bad;
        }
        return bad.stream()
                .filter(one -> suppression
                        .among(Mentions.in(one.payload(), source.userIdNamespace(), settings.region()))
                        .isEmpty())
                .toList();
    }

    private static void collect(Event event, Set<Identifier> shown) {
        Presented person = event.presented();
        shown.addAll(person.identifiers());
        if (person.previous() != null) {
            shown.add(person.previous());
        }
        if (event.company() != null) {
            shown.addAll(event.company().identifiers());
        }
    }

    private static @Nullable Event allowed(Event event, Set<Identifier> hidden) {
        Set<Identifier> shown = new HashSet<>();
        collect(event, shown);
        shown.retainAll(hidden);
        if (shown.isEmpty()) {
            return event;
        }
        boolean named = event.presented().identifiers().size() > 1;
        boolean onlyTheBrowser = named && shown.stream().allMatch(Identifier::isAnonymous);
        return onlyTheBrowser ? event.withoutAnonymousId() : null;
    }
}
