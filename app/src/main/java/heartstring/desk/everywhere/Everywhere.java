package heartstring.desk.everywhere;

import heartstring.desk.customer.Words;
import heartstring.desk.everywhere.FoundView.Find;
import heartstring.desk.everywhere.FoundView.Group;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.kernels.vectors.Rankings;
import heartstring.kernels.words.Marks;
import heartstring.kernels.words.Plain;
import heartstring.kernels.words.Terms;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.reach.Reaches;
import heartstring.story.meaning.Meanings;
import heartstring.story.said.Said;
import heartstring.story.said.Saying;
import heartstring.story.veils.Veils;
import heartstring.ui.components.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for something everywhere where the one who looks may look. */
@Component
class Everywhere {

    static final int MOST_TYPED = 200;
    private static final int OF_EACH = 5;
    private static final int OF_ONE = 30;
    private static final int RANKED = 100;
    /** Of so many messages found one stands for its conversation and is shown. */
    private static final int LIKELY = 3;

    private static final int MEANT = 60;
    /** Of so many that mean something alike those are taken that may be seen, where not all may. */
    private static final int MEANT_FAR = 2_000;
    /** Things kept in mind are fetched so far, where some of them may be hidden. */
    private static final int REMEMBERED_FAR = 200;

    private static final int TERMS = 12;
    private static final int TITLE = 120;
    private static final int SNIPPET = 220;
    /** Titles and things kept in mind are looked through from so many letters on. */
    private static final int INSIDE = 3;

    private static final int MOST_COUNTED = 1_000;

    private final Finder finder;
    private final Said said;
    private final Meanings meanings;
    private final FoundSql sql;
    private final PlansSql plans;
    private final Veils veils;
    private final Reaches reaches;

    Everywhere(
            Finder finder, Said said, Meanings meanings, FoundSql sql, PlansSql plans, Veils veils, Reaches reaches) {
        this.veils = veils;
        this.reaches = reaches;
        this.finder = finder;
        this.said = said;
        this.meanings = meanings;
        this.sql = sql;
        this.plans = plans;
    }

    /** One search under way. */
    private record Search(
            String query, String key, List<String> terms, List<Hit> hits, Meanings.Found meant, long user, int most) {}

    @Transactional(readOnly = true)
    public FoundView find(String typed, @Nullable Kind only) {
        Actor actor = Actor.current();
        List<Kind> kinds =
                Arrays.stream(Kind.values()).filter(k -> k.isFor(actor)).toList();
        String query = typed.strip();
        query = query.length() > MOST_TYPED ? query.substring(0, MOST_TYPED) : query;
        List<String> terms = Terms.of(query, TERMS);
        boolean words = kinds.contains(Kind.MESSAGES) && (only == null || only == Kind.MESSAGES || only == Kind.NOTES);
        if (terms.isEmpty()) {
            return new FoundView(query, only, kinds, List.of(), "", false);
        }
        plans.forThisPage();
        Meanings.Found meant = words && isSentence(terms, query)
                ? meanings.find(query, reaches.isLimited() ? MEANT_FAR : MEANT)
                : new Meanings.Found(Meanings.State.READY, List.of());
        Search search = new Search(
                query,
                Plain.text(query).replaceAll("\\s+", " "),
                terms,
                only == null || only == Kind.PEOPLE || only == Kind.COMPANIES
                        ? finder.find(query, OF_ONE + 1)
                        : List.of(),
                meant,
                actor.userId(),
                only == null ? OF_EACH : OF_ONE);
        List<Group> groups = kinds.stream()
                .filter(k -> only == null || k == only)
                .map(k -> group(k, search))
                .filter(g -> !g.finds().isEmpty())
                .toList();
        return new FoundView(
                query, only, kinds, groups, words ? note(meant) : "", meant.state() == Meanings.State.LOADING);
    }

    /** Whether it may mean something: a number, an address or a single word, likely a name, does not. */
    private static boolean isSentence(List<String> terms, String query) {
        return query.indexOf('@') < 0
                && terms.stream()
                                .filter(t -> t.chars().anyMatch(Character::isLetter))
                                .count()
                        > 1;
    }

    private String note(Meanings.Found meant) {
        return switch (meant.state()) {
            case LOADING -> "What only means something like it is added in a moment.";
            case OFF -> "This machine cannot search by meaning, so words alone are compared.";
            case READY -> {
                int waiting = meanings.waiting(MOST_COUNTED);
                yield waiting == 0
                        ? ""
                        : (waiting == MOST_COUNTED ? "More than " : "")
                                + Format.number(waiting)
                                + (waiting == 1 ? " text is" : " texts are")
                                + " not read for the meaning yet; the words are compared.";
            }
        };
    }

    private Group group(Kind kind, Search search) {
        return switch (kind) {
            case PEOPLE -> people(search);
            case COMPANIES -> companies(search);
            case DEALS, TASKS -> titled(kind, search);
            case MESSAGES, NOTES -> said(kind, search);
            case MEMORY -> memory(search);
        };
    }

    private Group people(Search search) {
        List<Find> finds = search.hits().stream()
                .filter(hit -> !hit.kind().equals("company"))
                .map(hit -> find(hit, search))
                .toList();
        return group(Kind.PEOPLE, finds, false, search);
    }

    private Group companies(Search search) {
        List<Find> finds = new ArrayList<>();
        if (search.key().length() >= INSIDE) {
            sql.companies(search.key(), search.most() + 1)
                    .forEach(row -> finds.add(find("/customers/" + row.id(), row, search)));
        }
        if (finds.isEmpty()) {
            search.hits().stream()
                    .filter(hit -> hit.kind().equals("company"))
                    .forEach(hit -> finds.add(find(hit, search)));
        }
        return group(Kind.COMPANIES, finds, false, search);
    }

    private Group titled(Kind kind, Search search) {
        if (search.key().length() < INSIDE) {
            return group(kind, List.of(), false, search);
        }
        List<FoundSql.Row> rows = titles(kind, search, false);
        boolean nearly = rows.isEmpty();
        if (nearly) {
            sql.nearly();
            rows = titles(kind, search, true);
        }
        String path = kind == Kind.DEALS ? "/crm/deals/" : "/crm/tasks/";
        return group(
                kind,
                rows.stream().map(row -> find(path + row.id(), row, search)).toList(),
                nearly,
                search);
    }

    private List<FoundSql.Row> titles(Kind kind, Search search, boolean nearly) {
        return kind == Kind.DEALS
                ? sql.deals(search.key(), nearly, search.most() + 1)
                : sql.tasks(search.key(), nearly, search.most() + 1);
    }

    private Group memory(Search search) {
        List<String> terms =
                search.terms().stream().filter(t -> t.length() >= INSIDE).toList();
        if (terms.isEmpty()) {
            return group(Kind.MEMORY, List.of(), false, search);
        }
        int far = veils.isDrawn() ? REMEMBERED_FAR : search.most() + 1;
        List<Find> finds = veils.seen(sql.memory(terms, far), FoundSql.Row::touchpoint).stream()
                .limit(search.most() + 1L)
                .map(row -> new Find(
                        "/customers/" + row.id() + "/memory",
                        Marks.whole(row.title(), terms),
                        row.detail(),
                        List.of(),
                        row.at(),
                        false))
                .toList();
        return group(Kind.MEMORY, finds, false, search);
    }

    /** What was said: by its words and by what it means, of each conversation the best. */
    private Group said(Kind kind, Search search) {
        boolean notes = kind == Kind.NOTES;
        Reached reached = new Reached(sql, veils, search.user());
        Said.Found worded = said.find(search.query(), notes, search.user(), RANKED);
        List<Long> meant = said.among(search.meant().touchpoints(), notes, search.user());
        if (reaches.isLimited()) {
            List<Long> seen = reached.seen(meant);
            meant = seen.subList(0, Math.min(MEANT, seen.size()));
        }
        Shown shown = shown(worded, meant, notes, search);
        if (shown.withheld()
                && shown.finds().size() <= search.most()
                && worded.touchpoints().size() == RANKED) {
            // What its reader may not see has filled the list: only what they may see is weighed.
            worded = said.find(search.query(), notes, search.user(), RANKED, reached);
            shown = shown(worded, meant, notes, search);
        }
        return group(kind, shown.finds(), worded.nearly(), search);
    }

    /** Finds, one more than are shown at most; {@code withheld} when something was found that may not be seen. */
    private record Shown(List<Find> finds, boolean withheld) {}

    private Shown shown(Said.Found worded, List<Long> meant, boolean notes, Search search) {
        List<Long> fused = Rankings.fused(List.of(worded.touchpoints(), meant), RANKED);
        Set<Long> byWords = new HashSet<>(worded.touchpoints());
        Set<Long> seen = new HashSet<>();
        List<Find> finds = new ArrayList<>();
        boolean withheld = false;
        // Texts are long, so only as many are fetched as are likely to be shown.
        int part = LIKELY * (search.most() + 1);
        for (int from = 0; from < fused.size() && finds.size() <= search.most(); from += part) {
            List<Long> asked = fused.subList(from, Math.min(from + part, fused.size()));
            List<FoundSql.SaidRow> rows = veils.seen(sql.said(asked, search.user()), FoundSql.SaidRow::touchpoint);
            withheld |= rows.size() < asked.size();
            for (FoundSql.SaidRow row : rows) {
                Saying saying = Said.read(row.event(), row.body());
                boolean first = notes || row.conversation() == 0 || seen.add(row.conversation());
                if (saying != null && first && finds.size() <= search.most()) {
                    finds.add(find(row, saying, worded.terms(), !byWords.contains(row.touchpoint())));
                }
            }
        }
        return new Shown(finds, withheld);
    }

    private static Find find(FoundSql.SaidRow row, Saying saying, List<String> terms, boolean byMeaning) {
        return new Find(
                href(row, saying),
                Marks.whole(Format.shortened(row.customerName(), TITLE), List.of()),
                Words.channel(row.channel()),
                Marks.snippet(saying.whole(), terms, SNIPPET),
                row.at(),
                byMeaning);
    }

    private static String href(FoundSql.SaidRow row, Saying saying) {
        if (saying.dealId() > 0) {
            return "/crm/deals/" + saying.dealId();
        }
        return row.conversation() == 0 ? "/customers/" + row.customer() : "/crm/inbox/" + row.conversation();
    }

    private static Find find(Hit hit, Search search) {
        return new Find(
                "/customers/" + hit.customerId(),
                Marks.whole(Format.shortened(hit.name(), TITLE), search.terms()),
                hit.line(),
                List.of(),
                null,
                false);
    }

    private static Find find(String href, FoundSql.Row row, Search search) {
        return new Find(
                href,
                Marks.whole(Format.shortened(row.title(), TITLE), search.terms()),
                row.detail(),
                List.of(),
                row.at(),
                false);
    }

    private static Group group(Kind kind, List<Find> finds, boolean nearly, Search search) {
        boolean more = finds.size() > search.most();
        return new Group(kind, more ? finds.subList(0, search.most()) : finds, nearly, more);
    }
}
