package heartstring.kernels.remarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a message tells that is worth keeping in mind. English only; other languages give nothing. */
public final class Remarks {

    private static final int MOST_CHARS = 240;
    private static final int MOST_REMARKS = 20;
    private static final int MOST_SENTENCES = 40;
    /** So much of a message is read closely: the time that the longest one may take has an end. */
    private static final int MOST_READ_CLOSELY = 2_000;

    /** Whoever asks somebody to do something has promised nothing; before it a name may stand. */
    private static final Pattern REQUEST = Pattern.compile(
            "\\W*(?:\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)?[,:]? )?(?i:can|could|would|will|shall|should|may)"
                    + " (?i:you|we|i|someone|somebody|anyone|anybody)\\b.*\\?\\W*",
            Pattern.DOTALL);

    private Remarks() {}

    /**
     * The remarks of one message, in the order of its sentences, at most {@value #MOST_REMARKS}. Of the text the first 20,000
     * characters are read, and nothing of what it quotes from earlier messages.
     *
     * @param speaker whose words these are
     * @param day when they were said: from there "tomorrow" is counted
     */
    public static List<Remark> of(String text, Speaker speaker, LocalDate day) {
        return of(text, speaker, day, null);
    }

    /**
     * The same, with what was learnt of remarks beside the rules; without when it is null. It is asked about the sentences that are more
     * than a courtesy, the first {@value #MOST_SENTENCES} of them within the first {@value #MOST_READ_CLOSELY} characters; about the
     * others the rules alone.
     */
    public static List<Remark> of(String text, Speaker speaker, LocalDate day, @Nullable Learnt learnt) {
        List<Remark> remarks = new ArrayList<>();
        int asked = 0;
        for (Sentences.Sentence sentence : Sentences.of(text)) {
            Set<Remark.Kind> kinds = Clues.kinds(sentence.words(), speaker);
            if (learnt != null
                    && asked < MOST_SENTENCES
                    && sentence.from() < MOST_READ_CLOSELY
                    && !(kinds.isEmpty() && Courtesies.isNothingElse(sentence.words()))) {
                asked++;
                kinds = learnt.kinds(sentence.words(), speaker, kinds);
            }
            if (REQUEST.matcher(sentence.words()).matches()) {
                kinds.remove(Remark.Kind.PROMISE);
            }
            for (Remark.Kind kind : kinds) {
                if (remarks.size() < MOST_REMARKS) {
                    remarks.add(remark(kind, sentence, speaker, day));
                }
            }
        }
        return remarks;
    }

    private static Remark remark(Remark.Kind kind, Sentences.Sentence sentence, Speaker speaker, LocalDate day) {
        @Nullable LocalDate due = kind == Remark.Kind.PROMISE ? Days.due(sentence.words(), day) : null;
        boolean ours = kind == Remark.Kind.PROMISE && speaker != Speaker.CUSTOMER;
        return new Remark(kind, shortened(sentence.words()), sentence.from(), sentence.to(), due, ours);
    }

    private static String shortened(String words) {
        String single = words.replaceAll("\\s+", " ");
        if (single.length() <= MOST_CHARS) {
            return single;
        }
        int cut = single.lastIndexOf(' ', MOST_CHARS - 1);
        return single.substring(0, cut < MOST_CHARS / 2 ? MOST_CHARS - 1 : cut) + "…";
    }
}
