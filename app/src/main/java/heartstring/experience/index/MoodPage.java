package heartstring.experience.index;

import heartstring.experience.leaving.Moods;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The index on a customer's page, and the page of those who say good things and are about to leave. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class MoodPage {

    private static final int LINES = 50;

    private final Moods moods;

    MoodPage(Moods moods) {
        this.moods = moods;
    }

    @Bean
    static NavEntry indexEntry() {
        return new NavEntry(
                "Experience", 420, "heart-broken", "Polite leavers", "/experience/index", Set.of("MANAGER", "AGENT"));
    }

    @GetMapping("/experience/index")
    View index(@RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        List<Moods.Leaver> found =
                moods.leavers(from == null ? null : from.moment(0), from == null ? 0 : from.number(1), LINES + 1);
        List<Moods.Leaver> shown = found.subList(0, Math.min(LINES, found.size()));
        Moods.Count count = moods.count();
        MoodView view = new MoodView(
                moods.model().map(MoodView.Learnt::of).orElse(null),
                moods.model().map(MoodView::weights).orElse(List.of()),
                moods.model().map(MoodView::listens).orElse(List.of()),
                shown.stream().map(MoodPage::line).toList(),
                count.known(),
                count.polite(),
                found.size() > LINES
                        ? Cursor.of(shown.getLast().since(), shown.getLast().customerId())
                                .text()
                        : null);
        return Page.of("Polite leavers", "experience/index/index", view);
    }

    private static MoodView.Line line(Moods.Leaver leaver) {
        Double said = leaver.said();
        return new MoodView.Line(
                leaver.customerId(),
                leaver.name(),
                said == null ? 0 : (int) Math.round(said),
                (int) Math.round(leaver.shown()),
                (int) Math.round(leaver.chance() * 100),
                leaver.since(),
                leaver.reasons());
    }

    @GetMapping("/customers/{id:\\d{1,18}}/experience")
    View card(@PathVariable long id) {
        return Fragment.of(
                "experience/index/card",
                new MoodCardView(MoodCard.of(moods.of(id).orElse(null))));
    }
}
