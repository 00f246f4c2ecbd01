package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.experience.themes.HouseThemes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What somebody looks for among what was said; empty texts ask for everything.
 *
 * @param days of the last so many
 * @param theme the word of a theme, {@code felt} a feeling or unsure
 * @param language two letters
 * @param words that all are in it
 */
public record Wish(
        int days, String theme, String felt, String tone, String channel, String store, String language, String words) {

    /** Periods to choose from. */
    public static final List<Integer> PERIODS = List.of(7, 30, 90, 365);

    private static final int USUAL_DAYS = 30;
    private static final int LONGEST = 100;

    /** As an address asks it; what makes no sense asks for everything. */
    static Wish of(Map<String, String> asked, HouseThemes themes) {
        String days = asked.getOrDefault("days", "");
        String theme = asked.getOrDefault("theme", "");
        String felt = asked.getOrDefault("feeling", "");
        String tone = asked.getOrDefault("tone", "");
        String language = asked.getOrDefault("language", "");
        return new Wish(
                PERIODS.stream()
                        .filter(period -> String.valueOf(period).equals(days))
                        .findFirst()
                        .orElse(USUAL_DAYS),
                themes.find(theme).isPresent() ? theme : "",
                felt.equals(Voices.UNSURE) || Voices.FEELINGS.contains(felt) ? felt : "",
                tone.equals(Voices.UNSURE) || Voices.TONES.contains(tone) ? tone : "",
                cut(asked.getOrDefault("channel", "")),
                cut(asked.getOrDefault("store", "")),
                language.matches("[a-z]{2,3}") ? language : "",
                cut(asked.getOrDefault("q", "")));
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** The same about another theme and feeling. */
    Wish about(String otherTheme, String otherFelt) {
        return new Wish(days, otherTheme, otherFelt, tone, channel, store, language, words);
    }

    /** The same of another time. */
    Wish within(int otherDays) {
        return new Wish(otherDays, theme, felt, tone, channel, store, language, words);
    }

    /** Everything of that time. */
    Wish bare() {
        return new Wish(days, "", "", "", "", "", "", "");
    }

    /** Whether more is asked than a time. */
    public boolean isNarrow() {
        return !equals(bare());
    }

    /** As it stands in an address. */
    public String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("days", String.valueOf(days));
        all.put("theme", theme);
        all.put("feeling", felt);
        all.put("tone", tone);
        all.put("channel", channel);
        all.put("store", store);
        all.put("language", language);
        all.put("q", words);
        return all.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
