package heartstring.experience.wall;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;

/** How a day feels beside the usual; pure. */
final class BoardRules {

    /** Fewer texts tell nothing of a day. */
    static final int FEWEST = 5;

    private BoardRules() {}

    /** Of how many texts feel bad, neither and good, today and usually. */
    static Board.Mood mood(long[] today, long[] usual) {
        long texts = today[0] + today[1] + today[2];
        long before = usual[0] + usual[1] + usual[2];
        int good = percent(today[2], texts);
        int bad = percent(today[0], texts);
        int usually = before < FEWEST ? -1 : percent(usual[2], before);
        if (texts < FEWEST) {
            return new Board.Mood(
                    texts == 0 ? "nothing said yet" : "too early to tell", "mood-neutral", good, bad, usually, texts);
        }
        if (before < FEWEST) {
            return new Board.Mood("no usual to hold it against yet", "mood-neutral", good, bad, usually, texts);
        }
        Difference difference = Differences.promoterScores(today, usual);
        if (!difference.isMoreThanChance()) {
            return new Board.Mood("as usual", "mood-smile", good, bad, usually, texts);
        }
        boolean better = difference.interval().value() > 0;
        return new Board.Mood(
                better ? "better than usual" : "worse than usual",
                better ? "mood-happy" : "mood-sad",
                good,
                bad,
                usually,
                texts);
    }

    private static int percent(long some, long all) {
        return all == 0 ? 0 : (int) Math.round(100.0 * some / all);
    }
}
