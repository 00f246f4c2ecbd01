package heartstring.insight.moments;

/**
 * What happened to a customer in the thirty days before a moment; NaN where it is not known.
 *
 * @param waitMinutes the mean wait at the till
 * @param complaints how many they raised
 * @param returns how many goods they brought back
 * @param feeling the mean feeling of what they said, from −1 bad to 1 good
 * @param rated the mean of what they rated, from 0 to 1
 * @param answerHours the mean hours until we answered, of what they wrote in sixty days
 */
record Around(
        double waitMinutes, double complaints, double returns, double feeling, double rated, double answerHours) {}
