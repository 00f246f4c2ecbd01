package heartstring.kernels.remarks;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head looks at in a sentence: where it points, who speaks, its words and pairs of neighbouring words (hashed into a fixed number
 * of places; Weinberger and others 2009, "Feature hashing for large scale multitask learning"), and what the rules found.
 */
final class Traits {

    private static final int SPEAKERS = Speaker.values().length;
    private static final int KINDS = Remark.Kind.values().length;
    private static final int PLACES = 4_096;
    /** Directions of sentences lie close together: drawn apart, they weigh as much as the words. */
    private static final float SPREAD = 3;

    private static final Pattern WORD = Pattern.compile("[a-z']+|[0-9]+|[^\\sa-z0-9]");

    private static final List<Speaker> WHO = List.of(Speaker.values());
    private static final List<Remark.Kind> WHAT = List.of(Remark.Kind.values());

    private Traits() {}

    static float[] of(float[] meaning, String sentence, Speaker speaker, Set<Remark.Kind> byRules) {
        int d = Meaning.DIMENSIONS;
        int who = WHO.indexOf(speaker);
        float[] traits = new float[d * (1 + SPEAKERS) + SPEAKERS + KINDS + PLACES];
        for (int i = 0; i < d; i++) {
            traits[i] = SPREAD * meaning[i];
            traits[d * (1 + who) + i] = SPREAD * meaning[i];
        }
        int at = d * (1 + SPEAKERS);
        traits[at + who] = 1;
        at += SPEAKERS;
        for (Remark.Kind kind : byRules) {
            traits[at + WHAT.indexOf(kind)] = 1;
        }
        words(sentence, traits, at + KINDS);
        return traits;
    }

    private static void words(String sentence, float[] traits, int from) {
        Set<Integer> places = new HashSet<>();
        String before = "^";
        Matcher matcher = WORD.matcher(sentence.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (matcher.find()) {
            String word = Character.isDigit(matcher.group().charAt(0)) ? "#" : matcher.group();
            places.add(place(word));
            places.add(place(before + " " + word));
            before = word;
        }
        places.add(place(before + " $"));
        float share = (float) (1 / Math.sqrt(places.size()));
        for (int place : places) {
            traits[from + place] = share;
        }
    }

    private static int place(String gram) {
        return ((gram.hashCode() * 0x9E3779B1) >>> 15) % PLACES;
    }
}
