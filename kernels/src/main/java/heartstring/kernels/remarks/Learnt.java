package heartstring.kernels.remarks;

import heartstring.kernels.heads.Head;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was learnt of remarks from labelled sentences: a head over the meaning of a sentence, and for each kind the chance from which on it
 * is believed. It finds what rules have no turn of phrase for.
 */
public final class Learnt {

    private static final String SHIPPED = "/remarks/head.txt";
    private static final String THRESHOLDS = "thresholds ";

    /** What rules found and the head thinks less likely than this is left out. */
    static final double DOUBT = 0.1;

    private final Head head;
    private final double[] thresholds;
    private final Meaning meaning;

    Learnt(Head head, double[] thresholds, Meaning meaning) {
        if (thresholds.length != Remark.Kind.values().length || head.labels().size() != thresholds.length) {
            throw new IllegalArgumentException("A head of remarks has a label and a threshold for each kind");
        }
        this.head = head;
        this.thresholds = thresholds.clone();
        this.meaning = meaning;
    }

    /** What ships with the program; {@code meaning} must be that of the sentence model it was learnt with. */
    public static Learnt shipped(Meaning meaning) {
        try (InputStream in = Learnt.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("No " + SHIPPED + " among the resources");
            }
            return read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    meaning);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Out of the lines of {@link #lines}; lines that begin with # say where it comes from. */
    static Learnt read(List<String> lines, Meaning meaning) {
        List<String> told = lines.stream().filter(line -> !line.startsWith("#")).toList();
        String[] numbers = told.getFirst().substring(THRESHOLDS.length()).split(" ");
        double[] thresholds = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            thresholds[i] = Double.parseDouble(numbers[i]);
        }
        return new Learnt(Head.read(told.subList(1, told.size())), thresholds, meaning);
    }

    List<String> lines() {
        StringBuilder first = new StringBuilder(THRESHOLDS.strip());
        for (double threshold : thresholds) {
            first.append(' ').append(threshold);
        }
        List<String> lines = new ArrayList<>(List.of(first.toString()));
        lines.addAll(head.lines());
        return lines;
    }

    /** The kinds of remarks in a sentence: what the head believes, and what rules found and the head does not doubt. */
    Set<Remark.Kind> kinds(String sentence, Speaker speaker, Set<Remark.Kind> byRules) {
        double[] chances = head.chances(Traits.of(meaning.of(sentence), sentence, speaker, byRules));
        Set<Remark.Kind> kinds = EnumSet.noneOf(Remark.Kind.class);
        Remark.Kind[] all = Remark.Kind.values();
        for (int i = 0; i < all.length; i++) {
            if (chances[i] >= (byRules.contains(all[i]) ? DOUBT : thresholds[i])) {
                kinds.add(all[i]);
            }
        }
        return kinds;
    }
}
