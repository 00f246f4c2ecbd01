package heartstring.kernels.emotions;

import heartstring.kernels.emotions.Emotion.Felt;
import heartstring.kernels.emotions.Emotion.Tone;
import heartstring.kernels.heads.Amendments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a text carries: its language, then by learnt heads its feeling as a whole and that of each clause which is about something.
 * What it cannot read or is not sure of it leaves open.
 */
public final class Feelings {

    /** Texts up to here are read as a whole, as the heads were taught; longer ones clause by clause. */
    private static final int WHOLE = 240;

    private static final int MOST_FELT = 3;

    private final Heads heads;
    private final Pieces pieces;
    private final @Nullable Amendments amendments;
    private final Themes known;

    /** @param amendments what was learnt of colleagues' words since; null for nothing */
    public Feelings(Heads heads, Pieces pieces, @Nullable Amendments amendments) {
        this(heads, pieces, amendments, Themes.BUILT);
    }

    /** @param themes what clauses may be about */
    public Feelings(Heads heads, Pieces pieces, @Nullable Amendments amendments, Themes themes) {
        this.heads = heads;
        this.pieces = pieces;
        this.amendments = amendments;
        this.known = themes;
    }

    /** What the text carries. */
    public Feeling of(String text) {
        String language = Tongues.of(text, heads::knows);
        return language.equals(Tongues.NONE) ? of(Faces.inWords(text), language) : of(text, language);
    }

    private Feeling of(String text, String language) {
        boolean readable = language.equals(Tongues.ENGLISH) || language.equals(Tongues.NONE);
        if (text.isBlank() || !readable) {
            return Feeling.unsure(language);
        }
        List<Clauses.Clause> clauses = Clauses.of(text, known);
        boolean parted = text.length() > WHOLE && !clauses.isEmpty();
        List<Chances> parts =
                parted ? clauses.stream().map(clause -> chances(clause.words())).toList() : List.of();
        Chances whole = parted ? Chances.together(parts) : chances(text);
        Set<Theme> themes = new TreeSet<>();
        List<Feeling.Aspect> aspects = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clauses.Clause clause = clauses.get(i);
            if (!clause.themes().isEmpty()) {
                themes.addAll(clause.themes());
                aspects(clause, parted ? parts.get(i) : clauses.size() < 2 ? whole : chances(clause.words()), aspects);
            }
        }
        Tone tone = heads.tone(whole);
        return new Feeling(
                language,
                tone,
                tone == null ? List.of() : heads.felt(whole, tone, MOST_FELT),
                tone == null ? List.of() : heads.emotions(whole),
                tone == null ? List.of() : heads.basics(whole),
                heads.sureness(whole),
                whole.score(),
                themes,
                aspects);
    }

    private void aspects(Clauses.Clause clause, Chances chances, List<Feeling.Aspect> aspects) {
        Tone tone = heads.tone(chances);
        List<Felt> felt = tone == null ? List.of() : heads.felt(chances, tone, 1);
        for (Theme theme : known.all()) {
            if (clause.themes().contains(theme)) {
                aspects.add(new Feeling.Aspect(
                        theme, tone, felt.isEmpty() ? null : felt.getFirst(), clause.from(), clause.to()));
            }
        }
    }

    /** The chances of a sentence, as they hold with what colleagues said since. */
    Chances chances(String sentence) {
        float[][] seen = pieces.of(sentence);
        Chances chances = heads.chances(sentence, seen);
        return amendments == null
                ? chances
                : chances.amended(amendments.odds(heads.direction(seen), chances.amendable()));
    }

    /** What to learn from of a text that a colleague spoke about; empty where there is nothing to learn from. */
    public List<Lesson> lesson(String text, Tone tone, Felt felt) {
        if (text.isBlank()) {
            return List.of();
        }
        String read = text.length() > WHOLE ? text.substring(0, WHOLE) : text;
        float[][] seen = pieces.of(read);
        boolean[] truth = new boolean[Chances.TONES + Chances.FELT];
        truth[Chances.place(tone) - Chances.FIRST_TONE] = true;
        truth[Chances.place(felt) - Chances.FIRST_TONE] = true;
        return List.of(
                new Lesson(heads.direction(seen), heads.chances(read, seen).amendable(), truth));
    }

    /** One text with a colleague's word. */
    public record Lesson(float[] direction, double[] odds, boolean[] truth) {}

    /** What is learnt of colleagues' words. */
    public static Amendments learn(List<Lesson> lessons) {
        return Amendments.learn(
                lessons.stream().map(Lesson::direction).toArray(float[][]::new),
                lessons.stream().map(Lesson::odds).toArray(double[][]::new),
                lessons.stream().map(Lesson::truth).toArray(boolean[][]::new));
    }
}
