package heartstring.experience.asking;

import heartstring.experience.answering.Links;
import heartstring.experience.page.Item;
import heartstring.experience.page.Sheets;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import heartstring.experience.surveys.Survey;
import heartstring.messaging.outbox.Letter;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.Layout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the letter that asks: the first question stands in it, each answer is a link that opens the page with it chosen. */
@Component
class Letters {

    private static final Duration OF_USE = Duration.ofDays(3);

    private final Layout layout;
    private final Links links;
    private final Settings settings;

    Letters(Layout layout, Links links, Settings settings) {
        this.layout = layout;
        this.links = links;
        this.settings = settings;
    }

    /** To whom, about which survey. */
    record To(
            Survey survey,
            Form form,
            long askingId,
            long profileId,
            AskingSql.Person person,
            String email,
            @Nullable String store) {}

    Letter write(To to, Instant now) {
        return write(to, now, false);
    }

    /** The same once more, saying so. */
    Letter remind(To to, Instant now) {
        return write(to, now, true);
    }

    private Letter write(To to, Instant now, boolean again) {
        Form form = to.form();
        String wanted = to.person().language();
        String language = form.speaks(wanted == null ? settings.organisation().language() : wanted);
        Map<String, String> names = new HashMap<>();
        String name = to.person().name();
        if (name != null && !to.survey().anonymous()) {
            names.put("name", name);
            names.put("first_name", name.split("\\s+")[0]);
        }
        Sheets sheets = new Sheets(form, language, Map.of(), names);
        Question first = form.questions().getFirst();
        String link = link(to, language);
        Item item = sheets.item(first, "");
        List<LetterView.Answer> answers = item.rows().isEmpty() && !item.several()
                ? item.picks().stream()
                        .map(p -> new LetterView.Answer(
                                p.face().isEmpty() ? p.label() : p.face() + " " + p.label(),
                                link + "&q." + first.key() + "="
                                        + URLEncoder.encode(p.value(), StandardCharsets.UTF_8)))
                        .toList()
                : List.of();
        Phrases say = Phrases.of(language);
        LetterView view = new LetterView(
                settings.organisation().name(),
                language,
                Phrases.fromTheRight(language) ? "rtl" : "ltr",
                sheets.words(form.title()),
                again ? say.say("remind") : sheets.words(form.intro()),
                item.title(),
                answers,
                item.low(),
                item.high(),
                link,
                say.say("next"),
                to.survey().anonymous() ? say.say("anonymous") : "");
        return new Letter(
                (again ? "survey reminder " : "survey asking ") + to.askingId(),
                to.profileId(),
                to.email(),
                Letter.Purpose.SERVICE,
                cut(view.title()),
                view.plain(),
                layout.text("experience/asking/letter", view),
                // Whoever has the link answers as this person.
                true,
                now.plus(OF_USE));
    }

    private String link(To to, String language) {
        String path = to.survey().anonymous()
                ? "/s/" + to.survey().publicKey()
                : links.path(new Links.Invited(to.survey().id(), to.profileId(), to.askingId()));
        String store = to.store();
        return links.house() + path + "?via=email&lang=" + language
                + (store == null ? "" : "&store=" + URLEncoder.encode(store, StandardCharsets.UTF_8));
    }

    private static String cut(String title) {
        return title.length() > 150 ? title.substring(0, 150) : title.isBlank() ? "A question" : title;
    }
}
