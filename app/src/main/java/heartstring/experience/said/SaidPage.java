package heartstring.experience.said;

import heartstring.experience.rising.Rising;
import heartstring.experience.themes.HouseThemes;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of what customers say: themes and feelings, what is new, and the words behind each number. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class SaidPage {

    private static final int LINES = 30;
    private static final int HALF_A_YEAR = 182;
    private static final int A_YEAR = 365;

    private final Explorer explorer;
    private final HouseThemes themes;
    private final Rising rising;

    SaidPage(Explorer explorer, HouseThemes themes, Rising rising) {
        this.explorer = explorer;
        this.themes = themes;
        this.rising = rising;
    }

    @Bean
    static NavEntry saidEntry() {
        return new NavEntry(
                "Experience", 410, "message-2", "What customers say", "/experience/said", Set.of("MANAGER", "AGENT"));
    }

    @GetMapping("/experience/said")
    View said(@RequestParam Map<String, String> asked) {
        Wish wish = Wish.of(asked, themes);
        Explorer.Counts counts = explorer.counts(wish);
        Explorer.Quotes quotes = explorer.quotes(wish, Cursor.parse(asked.get("cursor"), 2), LINES);
        Map<String, String> stores = explorer.stores();
        SaidView view = new SaidView(
                wish,
                counts.texts(),
                counts.texts() == Explorer.MOST_TEXTS,
                SaidView.rows(counts.counts(), themes.all()),
                wish.isNarrow() ? List.of() : SaidView.news(rising.latest(), themes),
                choices(counts, stores),
                quotes.quotes(),
                stores,
                wish.theme().isEmpty() ? "" : themes.label(wish.theme()),
                quotes.next() == null ? null : "/experience/said?" + wish.query() + "&cursor=" + quotes.next());
        return Page.of("What customers say", "experience/said/said", view);
    }

    private static List<SaidView.Choices> choices(Explorer.Counts counts, Map<String, String> stores) {
        return List.of(
                SaidView.Choices.of("channel", "Channel", counts.facets(), value -> value),
                SaidView.Choices.of("store", "Store", counts.facets(), key -> stores.getOrDefault(key, key)),
                SaidView.Choices.of("language", "Language", counts.facets(), SaidView::language));
    }

    /** What is looked at, week by week; loaded after the page. */
    @GetMapping("/experience/said/weeks")
    View weeks(@RequestParam Map<String, String> asked) {
        Wish wish = Wish.of(asked, themes);
        int days = wish.days() == A_YEAR ? A_YEAR : HALF_A_YEAR;
        return Fragment.of("experience/said/weeks", WeeksView.of(explorer.weeks(wish, days)));
    }
}
