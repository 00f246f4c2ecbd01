package heartstring.insight.runs;

/** The house closes, or another server has taken the run over: whoever works at it stops at once. Nothing is wrong. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stopped(String why) {
        super(why);
    }
}
