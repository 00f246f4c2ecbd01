package heartstring.decision.holdouts;

import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Met;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that some go without.
 *
 * @param typed what stands in the form
 * @param everything who gets nothing optional, and who does, of those who would have
 * @param everythingPercent 0 while that is off
 * @param foundAt null while nothing was worked out
 * @param fault what is wrong with what was typed, null for nothing
 */
public record ProofView(
        List<Line> lines,
        Map<String, String> typed,
        String currency,
        Met everything,
        int everythingPercent,
        boolean editable,
        @Nullable Instant foundAt,
        @Nullable String fault) {

    public ProofView {
        lines = List.copyOf(lines);
        typed = Map.copyOf(typed);
    }

    /** One of them, in words. */
    public record Line(
            String title,
            String page,
            String kind,
            String share,
            Met met,
            String verdict,
            String tone,
            String brought,
            String waiting,
            SpanRules.@Nullable Span span) {

        static Line of(Proof proof, SpanRules.@Nullable Span span) {
            HoldOut own = proof.holdOut();
            return new Line(
                    proof.title(),
                    HoldOut.page(proof.trial()),
                    own == null ? "told by another program" : own.kind().words(),
                    own == null
                            ? ""
                            : own.percent() == 0 ? "everybody gets it now" : own.percent() + " of 100 go without",
                    proof.met(),
                    proof.verdict().words(),
                    TrialView.tone(proof.verdict()),
                    String.join("; ", TrialView.brought(proof)),
                    ProofRules.waiting(proof),
                    span);
        }
    }

    static List<Line> lines(List<Proof> proofs) {
        List<SpanRules.@Nullable Span> spans = SpanRules.of(proofs);
        return IntStream.range(0, proofs.size())
                .mapToObj(i -> Line.of(proofs.get(i), spans.get(i)))
                .toList();
    }

    /** Whether there is anything to compare. */
    public boolean isDrawn() {
        return lines.stream().anyMatch(l -> l.span() != null);
    }

    public String field(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Where it stands what all of it does together. */
    public String everythingPage() {
        return HoldOut.page(HoldOuts.EVERYTHING);
    }
}
