package heartstring.experience.said;

import heartstring.experience.emotion.Heard;
import heartstring.experience.emotion.Voices;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.Feeling;
import heartstring.kernels.emotions.Theme;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs what customers' words carry, takes corrections, and reads texts that are not kept. */
@Tag(name = "Emotion")
@RestController
class EmotionApi {

    private static final int MOST_CHARS = 5_000;

    private final Voices voices;

    EmotionApi(Voices voices) {
        this.voices = voices;
    }

    record About(
            @Schema(example = "delivery") String theme,

            @Schema(example = "negative") String tone,

            @Schema(example = "anger") String feeling,

            int from,
            int to) {}

    record Carried(
            @Schema(description = "Where it was said.") long touchpoint,
            long customer,
            Instant saidAt,
            String channel,

            @Schema(description = "positive, negative, neutral, ambiguous or unsure", example = "negative")
            String tone,

            @Schema(
                    description = "On a customer's way, the likeliest first; empty where it is not sure",
                    example = "[\"anger\"]")
            List<String> feelings,

            @Schema(description = "Of the 27 of GoEmotions, as read", example = "[\"anger\",\"annoyance\"]")
            List<String> emotions,

            @Schema(description = "Of Ekman's six, as read", example = "[\"anger\"]")
            List<String> basics,

            List<String> themes,

            @Schema(description = "Two letters; zxx for no words, empty where it is not known", example = "en")
            String language,

            double sure,
            double score,

            @Schema(description = "Whether a colleague said so.")
            boolean corrected,

            @Schema(description = "Its clauses; left out of lists.") @Nullable
            List<About> about) {

        static Carried of(Heard h, @Nullable List<About> about) {
            return new Carried(
                    h.touchpointId(),
                    h.customerId(),
                    h.saidAt(),
                    h.channel(),
                    h.tone(),
                    h.felt(),
                    h.emotions(),
                    h.basics(),
                    h.themes(),
                    h.language(),
                    h.sure(),
                    h.score(),
                    h.corrected(),
                    about);
        }
    }

    record Page(List<Carried> feelings, @Nullable String next) {}

    record Word(@Nullable String tone, @Nullable String feeling) {}

    record Text(@Nullable String text) {}

    record Reading(
            String language,
            String tone,
            List<String> feelings,
            List<String> emotions,
            List<String> basics,
            List<String> themes,
            double sure,
            double score,
            List<About> about) {}

    @Operation(
            summary = "What a customer's words carried",
            description = "The newest first; pages follow by next. What was not read yet is left out.")
    @ForScope("experience:read")
    @GetMapping("/api/experience/feelings")
    Page of(
            @RequestParam long customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, Voices.MOST);
        List<Heard> page = voices.of(customer, Cursor.parse(cursor, 2), most + 1);
        boolean more = page.size() > most;
        List<Heard> shown = more ? page.subList(0, most) : page;
        return new Page(
                shown.stream()
                        .filter(heard -> heard.read() || heard.corrected())
                        .map(heard -> Carried.of(heard, null))
                        .toList(),
                more
                        ? Cursor.of(shown.getLast().saidAt(), shown.getLast().touchpointId())
                                .text()
                        : null);
    }

    @Operation(summary = "What one text carries, with its clauses")
    @ForScope("experience:read")
    @GetMapping("/api/experience/feelings/{touchpoint}")
    Carried one(@PathVariable long touchpoint) {
        Heard heard = voices.find(touchpoint).orElseThrow(() -> Refusal.notFound("text"));
        return Carried.of(
                heard,
                voices.aspects(touchpoint).stream()
                        .map(a -> new About(a.theme(), a.tone(), a.felt(), a.starts(), a.ends()))
                        .toList());
    }

    @Operation(
            summary = "Says what a text carries",
            description = "Holds above what was read, through every reading, and is learnt from at night.")
    @ForScope("experience:write")
    @PutMapping("/api/experience/feelings/{touchpoint}/correction")
    Carried correct(@PathVariable long touchpoint, @RequestBody Word word) {
        one(touchpoint);
        String tone = word.tone() == null ? "" : word.tone();
        String feeling = word.feeling() == null ? "" : word.feeling();
        String fault = Voices.fault(tone, feeling);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        voices.say(touchpoint, tone, feeling);
        return one(touchpoint);
    }

    @Operation(summary = "Takes a correction back")
    @ForScope("experience:write")
    @DeleteMapping("/api/experience/feelings/{touchpoint}/correction")
    Carried undo(@PathVariable long touchpoint) {
        one(touchpoint);
        voices.unsay(touchpoint);
        return one(touchpoint);
    }

    @Operation(
            summary = "Reads a text",
            description =
                    "At most 5,000 characters, English; it is not kept. Another or no known language is answered with unsure.")
    @ForScope("experience:read")
    @PostMapping("/api/experience/readings")
    Reading read(@RequestBody Text text) {
        String words = text.text() == null ? "" : text.text();
        if (words.isBlank() || words.length() > MOST_CHARS) {
            throw Refusal.unprocessable("A text has 1 to " + MOST_CHARS + " characters.");
        }
        Feeling feeling = voices.read(words)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Not available",
                        "The sentence model cannot be used on this machine."));
        return new Reading(
                feeling.language(),
                feeling.tone() == null ? Voices.UNSURE : feeling.tone().word(),
                feeling.felt().stream().map(Emotion.Felt::word).toList(),
                feeling.emotions().stream().map(Emotion::word).toList(),
                feeling.basics().stream().map(Emotion.Basic::word).toList(),
                feeling.themes().stream().sorted().map(Theme::word).toList(),
                feeling.sure(),
                feeling.score(),
                feeling.aspects().stream().map(EmotionApi::about).toList());
    }

    private static About about(Feeling.Aspect aspect) {
        return new About(
                aspect.theme().word(),
                aspect.tone() == null ? Voices.UNSURE : aspect.tone().word(),
                aspect.felt() == null ? "" : aspect.felt().word(),
                aspect.from(),
                aspect.to());
    }
}
