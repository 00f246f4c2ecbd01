package heartstring.decision.engine;

import heartstring.decision.runs.Run;

/** One line of a run's log. */
record Line(long run, int workflow, int version, String step, String way, String note, long userId) {

    /** The longest note. */
    static final int MOST = 500;

    Line {
        note = note.length() <= MOST ? note : note.substring(0, note.offsetByCodePoints(0, MOST - 100));
    }

    static Line of(Run run, String step, String way) {
        return new Line(run.id(), run.workflow(), run.version(), step, way, "", 0);
    }
}
