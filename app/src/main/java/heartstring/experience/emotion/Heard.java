package heartstring.experience.emotion;

import java.time.Instant;
import java.util.List;

/**
 * What a text of a customer carries, as it holds: by a colleague's word where there is one.
 *
 * @param tone positive, negative, neutral, ambiguous or unsure
 * @param felt what customers feel on their way, the likeliest first; empty where it is not sure
 * @param emotions of the 27, the likeliest first; as read
 * @param language two letters, zxx for no words, empty where it is not known
 * @param sure the chance of the tone as read, 0 to 1
 * @param score good minus bad, −1 to 1
 * @param corrected whether a colleague said so
 * @param read whether it was read yet
 */
public record Heard(
        long touchpointId,
        long customerId,
        Instant saidAt,
        String channel,
        String tone,
        List<String> felt,
        List<String> emotions,
        List<String> basics,
        List<String> themes,
        String language,
        double sure,
        double score,
        boolean corrected,
        boolean read) {

    /** One clause: what it is about, and how that feels. */
    public record Aspect(String theme, String tone, String felt, int starts, int ends) {}

    public Heard {
        felt = List.copyOf(felt);
        emotions = List.copyOf(emotions);
        basics = List.copyOf(basics);
        themes = List.copyOf(themes);
    }

    /** In a word: what is felt, or else the tone; empty where it is not sure or nothing is felt. */
    public String word() {
        boolean plain = tone.equals("neutral") || tone.equals("ambiguous");
        if (tone.equals("unsure") || (plain && felt.isEmpty())) {
            return "";
        }
        String first = felt.isEmpty() ? tone : felt.getFirst();
        return first.equals("neutral") ? "" : first;
    }

    /** A sign that is told apart by its shape, not by its colour. */
    public String sign() {
        return switch (tone) {
            case "positive" -> "▲";
            case "negative" -> "▼";
            case "ambiguous" -> "◆";
            default -> "●";
        };
    }
}
