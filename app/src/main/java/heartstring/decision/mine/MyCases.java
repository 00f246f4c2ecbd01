package heartstring.decision.mine;

import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Step;
import heartstring.loyalty.me.MyPart;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells customers how their cases stand, in plain words. */
@Component
public class MyCases implements MyPart {

    private static final int LINES = 20;
    private static final Duration FRESH = Duration.ofDays(60);
    private static final Set<String> TOLD = Set.of(
            "opened",
            "taken",
            "wrote",
            "called",
            "apologised",
            "waits",
            "resumed",
            "amends",
            "handed",
            "closed",
            "reopened");

    private final Cases cases;
    private final CaseLinks links;
    private final MineSql sql;
    private final Settings settings;
    private final InstantSource time;

    MyCases(Cases cases, CaseLinks links, MineSql sql, Settings settings, InstantSource time) {
        this.cases = cases;
        this.links = links;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    /** A case of which its customer knows; empty for any other. */
    Optional<MyCaseView> of(long id) {
        return cases.find(id).filter(c -> c.cause().isKnownToThem()).map(this::view);
    }

    private MyWords words(Case about) {
        return MyWords.of(
                sql.language(about.customerId()).orElse(settings.organisation().language()));
    }

    private MyCaseView view(Case about) {
        MyWords say = words(about);
        List<MyCaseView.Line> lines = new ArrayList<>();
        String last = "";
        for (Step step : cases.steps(about.id()).reversed()) {
            if (TOLD.contains(step.kind())
                    && !step.undone()
                    && !(step.kind().equals("amends") && step.handed())
                    && !(step.kind().equals("taken") && last.equals("taken"))) {
                lines.add(new MyCaseView.Line(step.at(), said(say, step)));
                last = step.kind();
            }
        }
        return new MyCaseView(
                settings.organisation().name(),
                say.language(),
                say.direction(),
                say.say("title"),
                state(say, about),
                until(say, about),
                say.say("done"),
                lines.reversed(),
                say.say("note", settings.organisation().name()));
    }

    private static String said(MyWords say, Step step) {
        return switch (step.thing()) {
            case "voucher" -> say.say("step.voucher", step.name());
            case "gift" -> say.say("step.gift", step.name());
            default -> say.say("step." + step.kind(), Format.number(step.points()));
        };
    }

    private String state(MyWords say, Case about) {
        if (about.isClosed()) {
            return say.say("state.closed");
        }
        if (about.isWaiting()) {
            return say.say("state.waiting");
        }
        return say.say(about.ownerId() == 0 ? "state.new" : "state.open");
    }

    /** Until when we answer; of what is late it is said that it is late. */
    private String until(MyWords say, Case about) {
        Instant due = about.dueAt();
        if (due == null) {
            return "";
        }
        String which = about.firstActionAt() == null ? "until.first" : "until.end";
        return due.isBefore(time.instant()) ? say.say("until.late") : say.say(which, Format.exact(due));
    }

    /** Whether what was closed then is still worth telling. */
    private boolean isFresh(@Nullable Instant closedAt) {
        return closedAt == null || closedAt.isAfter(time.instant().minus(FRESH));
    }

    @Override
    public List<Line> of(heartstring.loyalty.members.Member member) {
        return cases.ofCustomer(member.customerId(), LINES).stream()
                .filter(c -> c.cause().isKnownToThem())
                .filter(c -> !c.isClosed() || isFresh(c.closedAt()))
                .map(c -> {
                    MyWords say = words(c);
                    String until = until(say, c);
                    return new Line(
                            say.say("title"),
                            until.isEmpty() ? state(say, c) : state(say, c) + " " + until,
                            links.path(c.id()),
                            c.openedAt());
                })
                .toList();
    }
}
