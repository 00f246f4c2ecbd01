package heartstring.cli;

/** Why a command cannot go on, in a sentence for the operator, who can mend it. */
final class Hindrance extends RuntimeException {

    Hindrance(String sentence) {
        super(sentence, null, false, false);
    }
}
