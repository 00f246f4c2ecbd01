package heartstring.decision.casedesk;

import heartstring.decision.cases.Case;
import heartstring.decision.cases.Evidence;
import heartstring.decision.mine.CaseLinks;
import heartstring.decision.mine.MyWords;
import heartstring.experience.emotion.Heard;
import heartstring.experience.emotion.Voices;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Suggests words to a customer, in their language: what was wrong in their own words, an apology for just that, a question. No machine
 * promises anything in it; whoever sends it can.
 */
@Component
class Letters {

    private static final int MOST_QUOTE = 160;
    private static final int MOST_THEMES = 3;

    private final Voices voices;
    private final LettersSql sql;
    private final CaseLinks links;
    private final Settings settings;

    Letters(Voices voices, LettersSql sql, CaseLinks links, Settings settings) {
        this.voices = voices;
        this.sql = sql;
        this.links = links;
        this.settings = settings;
    }

    /**
     * Suggested words.
     *
     * @param language two letters
     * @param themes what was wrong, as words of the language
     */
    record Letter(String language, String subject, String text, List<String> themes) {}

    Letter suggest(Case about, List<Evidence> evidence) {
        MyWords say = MyWords.of(
                sql.language(about.customerId()).orElse(settings.organisation().language()));
        String first =
                about.customerName().contains("@") ? "" : about.customerName().split("\\s+")[0];
        StringBuilder text = new StringBuilder()
                .append(first.isEmpty() ? say.say("hello") : say.say("hello.name", first))
                .append("\n\n");
        Set<String> themes = new LinkedHashSet<>();
        if (about.cause().isKnownToThem()) {
            evidence.forEach(e -> themes.addAll(themes(e)));
            evidence.stream()
                    .filter(e -> e.cause() != heartstring.decision.cases.Cause.HAND)
                    .map(this::quote)
                    .filter(q -> !q.isEmpty())
                    .findFirst()
                    .ifPresent(q -> text.append(say.say("wrote", q)).append("\n\n"));
            List<String> sorry = themes.stream()
                    .limit(MOST_THEMES)
                    .map(theme -> say.say("sorry." + theme))
                    .filter(s -> !s.isEmpty())
                    .toList();
            text.append(sorry.isEmpty() ? say.say("sorry") : String.join(" ", sorry))
                    .append("\n\n");
            text.append(say.say("ask"));
            link(about).ifPresent(link -> text.append("\n\n").append(say.say("link", link)));
        } else {
            text.append(say.say("fading"));
        }
        text.append("\n\n")
                .append(Actor.current().label())
                .append('\n')
                .append(settings.organisation().name());
        return new Letter(
                say.language(),
                say.say(
                        about.cause().isKnownToThem() ? "subject" : "subject.fading",
                        settings.organisation().name()),
                text.toString(),
                themes.stream()
                        .map(t -> say.say("theme." + t))
                        .filter(t -> !t.isEmpty())
                        .toList());
    }

    private Optional<String> link(Case about) {
        return links.address(about.id());
    }

    /** What a customer's words say was wrong: the themes of clauses that are not good; without clauses, the themes of the whole. */
    private List<String> themes(Evidence e) {
        if (e.touchpointId() == 0 || e.words().isEmpty()) {
            return List.of();
        }
        List<String> bad = voices.aspects(e.touchpointId()).stream()
                .filter(a -> a.tone().equals("negative"))
                .map(Heard.Aspect::theme)
                .distinct()
                .toList();
        return bad.isEmpty()
                ? voices.find(e.touchpointId())
                        .filter(h -> h.tone().equals("negative"))
                        .map(Heard::themes)
                        .orElse(List.of())
                : bad;
    }

    /** Their own words, of the clause that is worst where one is told apart. */
    private String quote(Evidence e) {
        String words = e.words();
        if (words.isEmpty()) {
            return "";
        }
        String clause = voices.aspects(e.touchpointId()).stream()
                .filter(a -> a.tone().equals("negative") && a.ends() <= words.length() && a.starts() < a.ends())
                .map(a -> words.substring(a.starts(), a.ends()))
                .findFirst()
                .orElse(words);
        String one = clause.replaceAll("\\s+", " ").strip();
        return one.length() <= MOST_QUOTE
                ? one
                : one.substring(
                                0,
                                one.offsetByCodePoints(
                                        0, Math.min(MOST_QUOTE, one.codePointCount(0, one.length()) - 1)))
                        + " …";
    }
}
