package heartstring.decision.actionrules;

import heartstring.kernels.bandit.Arm;
import heartstring.kernels.bandit.Bandit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision was made from; kept with it, so that it can be done again.
 *
 * @param method the version of the rules and the draw
 * @param options what could be done, what was drawn among them; doing nothing first, or the one thing that is owed alone
 * @param refused what could not, and why
 * @param touches how often they heard from us lately
 */
public record Weighed(
        int method, Pace pace, String currency, int touches, List<Option> options, List<Refused> refused) {

    /** Raised when the same inputs may give another action. */
    public static final int METHOD = 1;

    public Weighed {
        options = List.copyOf(options);
        refused = List.copyOf(refused);
    }

    /**
     * Something that could be done.
     *
     * @param wins what is believed of it, see {@link Arm}; {@code worth} to {@code most} likewise, in minor units
     * @param outcomes how many of them that was learnt of
     * @param chance to be drawn
     */
    public record Option(
            Action action,
            String about,
            String why,
            String say,
            double wins,
            double losses,
            double worth,
            double cost,
            double fatigue,
            double least,
            double most,
            long outcomes,
            double chance) {

        private Arm arm() {
            return new Arm(wins, losses, worth, cost + fatigue, least, most);
        }

        /** How likely one comes back after it, as far as is believed. */
        public double rate() {
            return wins / (wins + losses);
        }

        private Option with(double itsChance) {
            return new Option(
                    action, about, why, say, wins, losses, worth, cost, fatigue, least, most, outcomes, itsChance);
        }
    }

    /** Something that could not be done, with the reason as a sentence. */
    public record Refused(Action action, String why) {}

    /** What an option is expected to bring over doing nothing, in minor units, once what it costs is paid. */
    public double value(Option option) {
        return option.action() == Action.NOTHING
                ? 0
                : option.arm().value(options.getFirst().arm());
    }

    /** Draws one by a seed: always the same one. */
    public Bandit.Drawn drawn(long seed) {
        return Bandit.draw(options.stream().map(Option::arm).toList(), seed);
    }

    /** The same with the chances of a draw written down. */
    public Weighed with(Bandit.Drawn drawn) {
        List<Option> told = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            told.add(options.get(i).with(drawn.chances().get(i)));
        }
        return new Weighed(method, pace, currency, touches, told, refused);
    }
}
