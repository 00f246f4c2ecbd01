package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.emotions.Theme;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of what customers say: themes and feelings, and the words behind each number. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class SaidPage {

    private static final int LINES = 30;
    private static final int USUAL_DAYS = 30;

    private final Explorer explorer;

    SaidPage(Explorer explorer) {
        this.explorer = explorer;
    }

    @Bean
    static NavEntry saidEntry() {
        return new NavEntry(
                "Experience", 410, "message-2", "What customers say", "/experience/said", Set.of("MANAGER", "AGENT"));
    }

    @GetMapping("/experience/said")
    View said(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String feeling,
            @RequestParam(required = false) @Nullable String cursor) {
        int period = SaidView.PERIODS.contains(days) ? days : USUAL_DAYS;
        String about = Arrays.stream(Theme.values()).map(Theme::word).anyMatch(theme::equals) ? theme : "";
        String felt = feeling.equals(Voices.UNSURE) || Voices.FEELINGS.contains(feeling) ? feeling : "";
        Explorer.Counts counts = explorer.counts(period);
        Explorer.Quotes quotes = explorer.quotes(period, about, felt, Cursor.parse(cursor, 2), LINES);
        SaidView view = new SaidView(
                period,
                about,
                felt,
                counts.texts(),
                counts.texts() == Explorer.MOST_TEXTS,
                SaidView.rows(counts.counts()),
                quotes.quotes(),
                null);
        return Page.of("What customers say", "experience/said/said", view.older(quotes.next()));
    }
}
