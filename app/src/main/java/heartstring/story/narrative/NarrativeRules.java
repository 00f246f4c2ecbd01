package heartstring.story.narrative;

import heartstring.story.memory.Remembered;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.narrative.Narrative.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words the facts for one who reads them. */
final class NarrativeRules {

    private static final int MOST_SENTENCES = 8;
    private static final Duration FRESH = Duration.ofDays(60);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Facts facts;
    private final Reader reader;
    private final Instant now;
    private final ZoneId zone;
    private final List<Sentence> sentences = new ArrayList<>();

    private NarrativeRules(Facts facts, Reader reader, Instant now, ZoneId zone) {
        this.facts = facts;
        this.reader = reader;
        this.now = now;
        this.zone = zone;
    }

    static Narrative tell(Facts facts, Reader reader, Instant now, ZoneId zone) {
        return new NarrativeRules(facts, reader, now, zone).told();
    }

    private Narrative told() {
        if (reader == Reader.CASHIER) {
            promise();
            remembered("preference", "They said: ");
            remembered("avoid", "Not to be done again: ");
            wish();
            bought();
        } else {
            seen();
            bought();
            returned();
            promise();
            if (reader == Reader.AGENT) {
                concern();
                wish();
                remembered("preference", "They said of themselves: ");
                remembered("avoid", "Not to be done again: ");
                remembered("life_event", "In their life: ");
            }
        }
        List<Sentence> most = sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()));
        return new Narrative(most, facts.unknown());
    }

    private void seen() {
        Facts.Event first = facts.first();
        Facts.Event last = facts.last();
        if (first == null || last == null) {
            return;
        }
        String since = (facts.company() ? "The company has" : "They have") + " been with us since " + day(first.at());
        if (last.touchpoint() == first.touchpoint()) {
            sentences.add(new Sentence(since + channel(first.channel()) + ".", List.of(first.touchpoint())));
            return;
        }
        String text = since + " and were last seen " + ago(last.at()) + channel(last.channel()) + ".";
        sentences.add(new Sentence(text, List.of(first.touchpoint(), last.touchpoint())));
    }

    private void bought() {
        Facts.Event last = facts.lastOrder();
        if (last == null) {
            return;
        }
        List<Long> sources = new ArrayList<>(List.of(last.touchpoint()));
        StringBuilder text = new StringBuilder("They bought ");
        text.append(facts.orders() == 1 ? "once" : facts.orders() + " times");
        if (facts.days() > 0) {
            text.append(facts.days() == 1 ? ", about every day" : ", about every " + facts.days() + " days");
        }
        text.append(", ").append(facts.orders() == 1 ? "" : "the last time ").append(ago(last.at()));
        if (facts.lastOrderMoney() != null) {
            text.append(" for ").append(facts.lastOrderMoney());
        }
        Facts.Liked liked = facts.liked();
        if (liked != null && liked.times() > 1) {
            text.append("; most often ")
                    .append(liked.product())
                    .append(" (")
                    .append(liked.times())
                    .append(" times in a year)");
            sources.add(liked.touchpoint());
        }
        long late = ChronoUnit.DAYS.between(last.at(), now);
        if (facts.days() > 0 && late > 2L * facts.days() && late > 14) {
            text.append("; that is longer ago than usual");
        }
        sentences.add(new Sentence(text.append('.').toString(), sources));
    }

    private void returned() {
        Facts.Event back = facts.lastReturn();
        if (back != null && back.at().isAfter(now.minus(FRESH))) {
            sentences.add(
                    new Sentence("They brought something back " + ago(back.at()) + ".", List.of(back.touchpoint())));
        }
    }

    private void promise() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        facts.memory().stream()
                .filter(Remembered::isOpenPromise)
                .filter(p -> p.due() != null || p.saidAt().isAfter(now.minus(FRESH)))
                .limit(2)
                .forEach(promise -> {
                    String words = reader == Reader.AGENT ? quoted(promise.words()) : "something";
                    String text = "We promised " + words + " " + ago(promise.saidAt());
                    LocalDate due = promise.due();
                    if (due != null) {
                        long late = ChronoUnit.DAYS.between(due, today);
                        text += late > 0 ? "; it was due on " + DAY.format(due) : ", due on " + DAY.format(due);
                    }
                    sentences.add(new Sentence(text + ".", List.of(promise.touchpointId())));
                });
    }

    private void concern() {
        newest("concern")
                .filter(c -> c.saidAt().isAfter(now.minus(FRESH)))
                .ifPresent(c -> sentences.add(new Sentence(
                        "What worried them " + ago(c.saidAt()) + ": " + quoted(c.words()) + ".",
                        List.of(c.touchpointId()))));
    }

    private void wish() {
        newest("wish")
                .filter(w -> w.saidAt().isAfter(now.minus(FRESH)))
                .ifPresent(w -> sentences.add(new Sentence(
                        "What they looked for " + ago(w.saidAt()) + ": " + quoted(w.words()) + ".",
                        List.of(w.touchpointId()))));
    }

    private void remembered(String kind, String before) {
        newest(kind)
                .ifPresent(r -> sentences.add(new Sentence(
                        before + quoted(r.words()) + " (" + day(r.saidAt()) + ").", List.of(r.touchpointId()))));
    }

    /** A colleague's word before what rules found, then the newest. */
    private Optional<Remembered> newest(String kind) {
        List<Remembered> all = facts.memory().stream()
                .filter(r -> r.kind().equals(kind) && !r.isDone())
                .toList();
        return all.stream()
                .filter(r -> r.state().equals("confirmed"))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static String quoted(String words) {
        String shorter = words.length() <= 120 ? words : words.substring(0, 119) + "…";
        return "“" + (shorter.endsWith(".") ? shorter.substring(0, shorter.length() - 1) : shorter) + "”";
    }

    private String day(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return (day.getYear() == LocalDate.ofInstant(now, zone).getYear() ? DAY : DAY_YEAR).format(day);
    }

    private String ago(Instant at) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), LocalDate.ofInstant(now, zone));
        if (days <= 0) {
            return "today";
        }
        return days == 1 ? "yesterday" : days < 7 ? days + " days ago" : "on " + day(at);
    }

    /** Behind what happened; empty for a way that has no plain words. */
    private static String channel(@Nullable String channel) {
        return switch (channel == null ? "" : channel) {
            case "till" -> ", at the till";
            case "web" -> ", on the web";
            case "app" -> ", in the app";
            case "email" -> ", by e-mail";
            case "phone" -> ", on the phone";
            case "chat" -> ", in the chat";
            case "social" -> ", on social media";
            default -> "";
        };
    }
}
